// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonreader.h"

#include "formats/planjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <iterator>
#include <utility>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Json", source);
}

// Reads bytes and leaves a mark of how far the parser has come.
class MarkingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    MarkingIterator(const char *at, const char **mark) : m_at(at), m_mark(mark) {}
    reference operator*() const { return *m_at; }
    MarkingIterator &operator++()
    {
        ++m_at;
        *m_mark = m_at;
        return *this;
    }
    MarkingIterator operator++(int)
    {
        MarkingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const MarkingIterator &other) const { return m_at == other.m_at; }
    bool operator!=(const MarkingIterator &other) const { return m_at != other.m_at; }

private:
    const char *m_at;
    const char **m_mark;
};

// The place in the document while it is being read.
struct Frame
{
    bool isObject = false;
    qsizetype index = -1; // of the current element, in an array
    std::string key;      // of the current member, in an object
};

QString pointerOf(const std::vector<Frame> &frames)
{
    QString pointer;
    for (const Frame &frame : frames) {
        pointer = frame.isObject ? childPointer(pointer, QString::fromStdString(frame.key))
                                 : childPointer(pointer, frame.index);
    }
    return pointer;
}

// What both readers share: frames, depth, the parser's own complaint.
class SaxBase : public nlohmann::json_sax<Json>
{
public:
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &what) override
    {
        m_badAt = qsizetype(position);
        m_message = QString::fromUtf8(what.what());
        return false;
    }
    [[nodiscard]] qsizetype badAt() const { return m_badAt; }
    [[nodiscard]] QString message() const { return m_message; }

protected:
    void enterValue()
    {
        if (!m_frames.empty() && !m_frames.back().isObject)
            ++m_frames.back().index;
    }
    std::vector<Frame> m_frames;

private:
    qsizetype m_badAt = 0;
    QString m_message;
};

class Builder final : public SaxBase
{
public:
    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(std::int64_t value) override { return put(value); }
    bool number_unsigned(std::uint64_t value) override { return put(value); }
    bool number_float(double value, const std::string &) override { return put(value); }
    bool string(std::string &value) override { return put(std::move(value)); }
    bool binary(nlohmann::json::binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object(), true); }
    bool start_array(std::size_t) override { return open(Json::array(), false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string &value) override
    {
        m_frames.back().key = value;
        if (m_open.back()->contains(value)) {
            m_duplicate = true;
            m_problem = pointerOf(m_frames);
            return false;
        }
        return true;
    }

    [[nodiscard]] bool duplicate() const { return m_duplicate; }
    [[nodiscard]] bool tooDeep() const { return m_tooDeep; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] Json take() { return std::move(m_root); }

private:
    Json *place(Json &&value)
    {
        enterValue();
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Json &parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        return &(parent[m_frames.back().key] = std::move(value));
    }
    bool put(Json value)
    {
        place(std::move(value));
        return true;
    }
    bool open(Json &&value, bool isObject)
    {
        Json *placed = place(std::move(value));
        if (m_open.size() >= std::size_t(deepestNesting)) {
            m_tooDeep = true;
            m_problem = pointerOf(m_frames);
            return false;
        }
        m_open.push_back(placed);
        m_frames.push_back({isObject, -1, {}});
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        m_frames.pop_back();
        return true;
    }

    Json m_root;
    std::vector<Json *> m_open; // only the innermost grows, so the others stay where they are
    bool m_duplicate = false;
    bool m_tooDeep = false;
    QString m_problem;
};

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

Error badJson(const QString &area, const char *word, const QString &message, const QString &hint)
{
    return {area + u'.' + QLatin1String(word), message, hint, Fault::BadInput, {}, 0, 0};
}

Error refusal(const QByteArray &source, const QString &area, const Builder &builder, qsizetype at)
{
    Error error;
    if (builder.duplicate()) {
        const QString key = builder.problem().section(u'/', -1);
        at -= key.toUtf8().size() + 1; // from the closing quote to the opening one
        error = badJson(area, "duplicate_key", text("The key \"%1\" stands twice in the same object.").arg(key),
                        text("Remove or rename one of the two."));
    } else if (builder.tooDeep()) {
        error = badJson(area, "too_deep",
                        text("The document is nested more than %1 levels deep.").arg(deepestNesting),
                        text("Check that it is the right file, and that every bracket is closed."));
    } else {
        at = builder.badAt() > 0 ? builder.badAt() - 1 : 0;
        error = badJson(area, "syntax", text("The file is not valid JSON."),
                        syntaxHint(source, at, builder.message()));
    }
    const TextPosition place = positionOf(source, at);
    error.pointer = builder.problem();
    if (error.pointer.size() > 200)
        error.pointer = error.pointer.left(200) + u"…";
    error.line = place.line;
    error.column = place.column;
    if (error.code.endsWith(u".syntax"))
        error.message = text("The file is not valid JSON at line %1, column %2.").arg(place.line).arg(place.column);
    return error;
}

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

Result<Json> readJson(const QByteArray &source, const QString &area)
{
    if (source.size() > largestDocument) {
        return fail(badJson(area, "too_large",
                            text("The file has %1 bytes; at most %2 are read.").arg(source.size()).arg(largestDocument),
                            text("Check that it is the right file.")));
    }
    if (source.trimmed().isEmpty()) {
        Error error = badJson(area, "syntax", text("The file is empty."), text("Choose another file, or make a new plan."));
        error.line = error.column = 1;
        return fail(std::move(error));
    }
    const char *mark = source.constData();
    const char *end = source.constData() + source.size();
    Builder builder;
    try {
        if (!Json::sax_parse(MarkingIterator(mark, &mark), MarkingIterator(end, &mark), &builder))
            return fail(refusal(source, area, builder, std::max<qsizetype>(0, mark - source.constData() - 1)));
        return builder.take();
    } catch (const std::exception &caught) {
        return fail(badJson(area, "syntax", text("The file could not be read: %1").arg(QString::fromUtf8(caught.what())),
                            text("Check that it is the right file.")));
    }
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

QJsonValue toQt(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::boolean:
        return value.get<bool>();
    case Json::value_t::number_integer:
        return qint64(value.get<std::int64_t>());
    case Json::value_t::number_unsigned: {
        const std::uint64_t number = value.get<std::uint64_t>();
        return number <= std::uint64_t(INT64_MAX) ? QJsonValue(qint64(number)) : QJsonValue(double(number));
    }
    case Json::value_t::number_float:
        return value.get<double>();
    case Json::value_t::string:
        return QString::fromStdString(value.get_ref<const std::string &>());
    case Json::value_t::array: {
        QJsonArray array;
        for (const Json &item : value)
            array.append(toQt(item));
        return array;
    }
    case Json::value_t::object: {
        QJsonObject object;
        for (const auto &[key, item] : value.items())
            object.insert(QString::fromStdString(key), toQt(item));
        return object;
    }
    default:
        return QJsonValue(QJsonValue::Null);
    }
}

Result<QJsonObject> parseJsonObject(const QByteArray &json)
{
    const Result<Json> read = readJson(json, QStringLiteral("json"));
    if (!read)
        return fail(read.error());
    if (!read->is_object()) {
        return fail({QStringLiteral("json.syntax"), text("The file does not hold a JSON object."),
                     text("The first character should be an opening brace."), Fault::BadInput, {}, 1, 1});
    }
    return toQt(*read).toObject();
}

} // namespace muster
