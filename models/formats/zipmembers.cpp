// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/zipmembers.h"

#include "formats/importwords.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace muster
{

namespace
{

struct Closer
{
    void operator()(archive *a) const { archive_read_free(a); }
};

using Reader = std::unique_ptr<archive, Closer>;

Error damaged(archive *a)
{
    return importError("import.damaged",
                       importText("The file is damaged: %1.").arg(QString::fromUtf8(archive_error_string(a))),
                       importText("Open it in a spreadsheet and save it again, or fetch it again."));
}

QString nameOf(archive_entry *entry)
{
    const char *utf8 = archive_entry_pathname_utf8(entry);
    return QString::fromUtf8(utf8 ? utf8 : archive_entry_pathname(entry));
}

// Appends the member, as long as there is room for it.
Done unpack(archive *a, qsizetype *room, QByteArray *to, const ImportWatch &watch)
{
    QByteArray buffer(1 << 18, Qt::Uninitialized);
    while (true) {
        const la_ssize_t count = archive_read_data(a, buffer.data(), size_t(buffer.size()));
        if (count < 0)
            return fail(damaged(a));
        if (count == 0)
            return {};
        *room -= qsizetype(count);
        if (*room < 0)
            return fail(
                tooBig(importText("The file unpacks to far more than it should; nothing was imported.")));
        to->append(buffer.constData(), qsizetype(count));
        if (const Done wanted = watch.goOn(ImportStage::Unpacking, to->size(), 0); !wanted)
            return wanted;
    }
}

} // namespace

Result<ZipMembers> unzip(const QByteArray &zip, const std::function<bool(const QString &name)> &wanted,
                         const ImportWatch &watch)
{
    const Reader reader(archive_read_new());
    archive *a = reader.get();
    archive_read_support_format_zip(a);
    if (archive_read_open_memory(a, zip.constData(), size_t(zip.size())) != ARCHIVE_OK)
        return fail(damaged(a));
    ZipMembers members;
    qsizetype room = std::min(largestUnpacked, std::max(unpackedFreely, zip.size() * largestRatio));
    archive_entry *entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(a, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
        const QString name = nameOf(entry);
        members.names.append(name);
        if (!wanted(name))
            continue;
        if (archive_entry_is_data_encrypted(entry)) {
            return fail(importError("import.encrypted", importText("The file is protected by a password."),
                                    importText("Save it without a password, or as CSV.")));
        }
        if (const Done done = unpack(a, &room, &members.bytes[name], watch); !done)
            return fail(done.error());
    }
    if (status != ARCHIVE_EOF)
        return fail(damaged(a));
    return members;
}

} // namespace muster
