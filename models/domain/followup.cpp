// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/followup.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace muster
{

namespace
{

constexpr std::array<const char16_t *, 5> words{u"changed", u"closed", u"reopened", u"same", u"different"};

QString tr(const char *text)
{
    return QCoreApplication::translate("Ledger", text);
}

Error broken(const QString &what)
{
    return {QStringLiteral("ledger.broken"), tr("The record of what was done about gaps does not hold: %1.").arg(what),
            tr("Nothing from that entry on can be trusted. Compare with a list that was exported earlier."),
            Fault::Failed};
}

// Halves of surrogate pairs do not come back from a store.
QString whole(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

QJsonObject withoutHash(const FollowUpEntry &entry)
{
    const FollowUp &what = entry.what;
    QJsonObject json{{QStringLiteral("seq"), entry.seq},
                     {QStringLiteral("prev"), entry.prev},
                     {QStringLiteral("type"), followUpWord(what.kind)},
                     {QStringLiteral("at"), timestampText(what.at)},
                     {QStringLiteral("actor"), what.actor},
                     {QStringLiteral("gap"), what.gap}};
    const auto put = [&json](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    if (!what.fields.isEmpty())
        json.insert(QStringLiteral("fields"), what.fields);
    put(QStringLiteral("run"), what.run);
    put(QStringLiteral("item"), what.item);
    put(QStringLiteral("reason"), what.reason);
    put(QStringLiteral("other"), what.other);
    return json;
}

} // namespace

QString followUpWord(FollowUpKind kind)
{
    return QString::fromUtf16(words.at(size_t(kind)));
}

FollowUpEntry chainFollowUp(qint64 seq, const QString &prev, FollowUp what)
{
    what.at = parseTimestamp(timestampText(what.at)); // what is hashed is what is read back
    for (QString *text : {&what.actor, &what.gap, &what.run, &what.item, &what.reason, &what.other})
        *text = whole(*text);
    for (auto it = what.fields.begin(); it != what.fields.end(); ++it)
        it.value() = whole(it.value().toString());
    FollowUpEntry entry{seq, prev, {}, std::move(what)};
    entry.hash = entryHash(withoutHash(entry));
    return entry;
}

QJsonObject followUpToJson(const FollowUpEntry &entry)
{
    QJsonObject json = withoutHash(entry);
    json[QStringLiteral("hash")] = entry.hash;
    return json;
}

Result<FollowUpEntry> followUpFromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    FollowUpEntry entry{json.value(QStringLiteral("seq")).toInteger(), text("prev"), text("hash"), {}};
    const QString type = text("type");
    const auto word = std::find_if(words.begin(), words.end(), [&type](auto *one) { return type == QStringView(one); });
    entry.what = {parseTimestamp(text("at")), text("actor"), FollowUpKind::Changed, text("gap"),
                  json.value(QStringLiteral("fields")).toObject(), text("run"), text("item"), text("reason"),
                  text("other")};
    if (word == words.end() || entry.what.gap.isEmpty() || !entry.what.at.isValid())
        return fail(broken(tr("entry %1 cannot be read").arg(entry.seq)));
    entry.what.kind = FollowUpKind(word - words.begin());
    return entry;
}

Done verifyFollowUps(const QVector<FollowUpEntry> &entries)
{
    qint64 count = 0;
    QString head = firstPrev();
    for (const FollowUpEntry &entry : entries) {
        if (entry.seq != ++count)
            return fail(broken(tr("entry %1 is missing").arg(count)));
        if (entry.prev != head)
            return fail(broken(tr("entry %1 does not follow the one before it").arg(count)));
        if (entry.hash != entryHash(followUpToJson(entry)))
            return fail(broken(tr("entry %1 was changed after it was written").arg(count)));
        head = entry.hash;
    }
    return {};
}

} // namespace muster
