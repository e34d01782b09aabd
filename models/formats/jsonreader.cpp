// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonreader.h"

#include "formats/jsonsax.h"
#include "formats/planjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <utility>

namespace muster
{

namespace
{

using namespace sax;

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Json", source);
}

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
        error =
            badJson(area, "duplicate_key", text("The key \"%1\" stands twice in the same object.").arg(key),
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
        error.message =
            text("The file is not valid JSON at line %1, column %2.").arg(place.line).arg(place.column);
    return error;
}

} // namespace

Result<Json> readJson(const QByteArray &source, const QString &area)
{
    if (source.size() > largestDocument) {
        return fail(badJson(
            area, "too_large",
            text("The file has %1 bytes; at most %2 are read.").arg(source.size()).arg(largestDocument),
            text("Check that it is the right file.")));
    }
    if (source.trimmed().isEmpty()) {
        Error error = badJson(area, "syntax", text("The file is empty."),
                              text("Choose another file, or make a new plan."));
        error.line = error.column = 1;
        return fail(std::move(error));
    }
    const char *mark = source.constData();
    const char *end = source.constData() + source.size();
    Builder builder;
    try {
        if (!Json::sax_parse(MarkingIterator(mark, &mark), MarkingIterator(end, &mark), &builder))
            return fail(
                refusal(source, area, builder, std::max<qsizetype>(0, mark - source.constData() - 1)));
        return builder.take();
    } catch (const std::exception &caught) {
        return fail(badJson(area, "syntax",
                            text("The file could not be read: %1").arg(QString::fromUtf8(caught.what())),
                            text("Check that it is the right file.")));
    }
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
        return fail({QStringLiteral("json.syntax"),
                     text("The file does not hold a JSON object."),
                     text("The first character should be an opening brace."),
                     Fault::BadInput,
                     {},
                     1,
                     1});
    }
    return toQt(*read).toObject();
}

} // namespace muster
