// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonsax.h"

#include <utility>

namespace muster
{

namespace
{

using namespace sax;

// Looks for one pointer and stops there.
class Finder final : public SaxBase
{
public:
    explicit Finder(QString wanted) : m_wanted(std::move(wanted)) {}
    bool null() override { return seen(); }
    bool boolean(bool) override { return seen(); }
    bool number_integer(std::int64_t) override { return seen(); }
    bool number_unsigned(std::uint64_t) override { return seen(); }
    bool number_float(double, const std::string &) override { return seen(); }
    bool string(std::string &) override { return seen(); }
    bool binary(nlohmann::json::binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string &value) override
    {
        m_frames.back().key = value;
        m_found = onTheWay() && pointerOf(m_frames) == m_wanted;
        m_back = m_found ? qsizetype(value.size()) + 1 : 0; // from the closing quote to the opening one
        return !m_found;
    }
    [[nodiscard]] bool found() const { return m_found; }
    [[nodiscard]] qsizetype back() const { return m_back; }

private:
    [[nodiscard]] bool onTheWay() const { return qsizetype(m_frames.size()) <= m_wanted.count(u'/'); }
    bool seen()
    {
        enterValue();
        m_found = m_found || (onTheWay() && pointerOf(m_frames) == m_wanted);
        return !m_found;
    }
    bool open(bool isObject)
    {
        if (!seen() || m_frames.size() >= std::size_t(deepestNesting))
            return false;
        m_frames.push_back({isObject, -1, {}});
        return true;
    }
    bool close()
    {
        m_frames.pop_back();
        return true;
    }
    QString m_wanted;
    bool m_found = false;
    qsizetype m_back = 0;
};

} // namespace

QString childPointer(const QString &parent, const QString &key)
{
    QString escaped = key;
    escaped.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
    return parent + u'/' + escaped;
}

QString childPointer(const QString &parent, qsizetype index)
{
    return parent + u'/' + QString::number(index);
}

TextPosition positionOf(const QByteArray &source, qsizetype offset)
{
    TextPosition place{1, 1};
    const qsizetype end = std::min(offset, source.size());
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < end; ++i) {
        if (source.at(i) == '\n') {
            ++place.line;
            lineStart = i + 1;
        }
    }
    for (qsizetype i = lineStart; i < end; ++i) {
        if ((static_cast<unsigned char>(source.at(i)) & 0xC0U) != 0x80U) // not a UTF-8 continuation
            ++place.column;
    }
    return place;
}

TextPosition locate(const QByteArray &source, const QString &pointer)
{
    const char *mark = source.constData();
    const char *end = source.constData() + source.size();
    Finder finder(pointer);
    try {
        (void)Json::sax_parse(MarkingIterator(mark, &mark), MarkingIterator(end, &mark), &finder);
    } catch (const std::exception &) {
        return {};
    }
    if (!finder.found())
        return {};
    return positionOf(source, std::max<qsizetype>(0, mark - source.constData() - 1 - finder.back()));
}

} // namespace muster
