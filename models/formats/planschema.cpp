// SPDX-License-Identifier: GPL-3.0-or-later
// valijson is heavy to compile: it stays in this file.
#include "formats/planschema.h"

#include "formats/schemawalk.h"
#include "formats/suggest.h"

#include <QCoreApplication>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Woverloaded-virtual"
#pragma GCC diagnostic ignored "-Wsuggest-override"
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include <algorithm>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Plan", source);
}

const valijson::Schema &compiledSchema()
{
    static const auto schema = [] {
        auto compiled = std::make_unique<valijson::Schema>();
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(planSchema()), *compiled);
        return compiled;
    }();
    return *schema;
}

// ["<root>", "[phases]", "[0]"] → "/phases/0"
QString pointerFrom(const std::vector<std::string> &context)
{
    QString pointer;
    for (std::size_t i = 1; i < context.size(); ++i) {
        const QString token = QString::fromStdString(context[i]);
        pointer = childPointer(pointer, token.mid(1, token.size() - 2));
    }
    return pointer;
}

const Json *valueAt(const Json &document, const std::vector<std::string> &context)
{
    const Json *value = &document;
    for (std::size_t i = 1; i < context.size() && value; ++i) {
        const std::string token = context[i].substr(1, context[i].size() - 2);
        if (value->is_object())
            value = value->contains(token) ? &(*value)[token] : nullptr;
        else if (value->is_array() && std::stoull(token) < value->size())
            value = &(*value)[std::stoull(token)];
        else
            value = nullptr;
    }
    return value;
}

QString typeWord(const std::string &type)
{
    if (type == "string")
        return text("a text");
    if (type == "integer")
        return text("a whole number");
    if (type == "number")
        return text("a number");
    if (type == "boolean")
        return text("true or false");
    if (type == "array")
        return text("a list");
    if (type == "object")
        return text("an object");
    return type == "null" ? text("null") : QString::fromStdString(type);
}

QString typeWords(const Json &type)
{
    if (type.is_string())
        return typeWord(type.get<std::string>());
    QStringList words;
    for (const Json &item : type)
        words.append(typeWord(item.get<std::string>()));
    return words.join(text(" or "));
}

QString shortened(const Json &value)
{
    const QString dumped = QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    return dumped.size() > 60 ? QString(dumped.left(60) + u"…") : dumped;
}

bool fits(const Json &value, const Json &type)
{
    const auto is = [&value](const std::string &name) {
        return (name == "string" && value.is_string()) || (name == "integer" && value.is_number_integer()) ||
               (name == "number" && value.is_number()) || (name == "boolean" && value.is_boolean()) ||
               (name == "array" && value.is_array()) || (name == "object" && value.is_object()) ||
               (name == "null" && value.is_null());
    };
    if (type.is_string())
        return is(type.get<std::string>());
    return std::any_of(type.begin(), type.end(),
                       [&is](const Json &item) { return is(item.get<std::string>()); });
}

QString wordProblem(const QString &where, const Json &value, const Json &words, QString *hint)
{
    QStringList known;
    for (const Json &word : words)
        known.append(QString::fromStdString(word.get<std::string>()));
    const QStringList near = nearest(QString::fromStdString(value.get<std::string>()), known, 1);
    *hint = text("Use one of: %1.").arg(known.join(QStringLiteral(", ")));
    if (!near.isEmpty())
        *hint += text(" Did you mean \"%1\"?").arg(near.first());
    return text("%1 cannot be %2.").arg(where, shortened(value));
}

// What is wrong with the value at `where`, told from the schema itself.
QString problem(const QString &where, const Json &value, const Json &schema, const QString &fallback,
                QString *hint)
{
    if (schema.contains("type") && !fits(value, schema["type"]))
        return text("%1 must be %2, but it is %3.").arg(where, typeWords(schema["type"]), shortened(value));
    if (schema.contains("enum") && value.is_string())
        return wordProblem(where, value, schema["enum"], hint);
    if (schema.contains("minimum") && value.is_number() &&
        value.get<double>() < schema["minimum"].get<double>())
        return text("%1 is %2; it cannot be less than %3.")
            .arg(where, shortened(value), shortened(schema["minimum"]));
    if (schema.contains("maximum") && value.is_number() &&
        value.get<double>() > schema["maximum"].get<double>())
        return text("%1 is %2; it cannot be more than %3.")
            .arg(where, shortened(value), shortened(schema["maximum"]));
    if (value.is_object() && schema.contains("required")) {
        for (const Json &key : schema["required"]) {
            if (!value.contains(key.get<std::string>()))
                return text("%1 has no \"%2\".").arg(where, QString::fromStdString(key.get<std::string>()));
        }
    }
    if (value.is_string() && value.get_ref<const std::string &>().empty())
        return text("%1 is empty.").arg(where);
    if (value.is_array() && value.empty())
        return text("%1 is an empty list.").arg(where);
    return text("%1 does not fit: %2").arg(where, fallback);
}

Error describe(const Json &document, const valijson::ValidationResults::Error &found)
{
    Error error;
    error.code = QStringLiteral("plan.schema");
    error.fault = Fault::BadInput;
    error.pointer = pointerFrom(found.context);
    const QString where = error.pointer.isEmpty() ? text("The plan") : error.pointer;
    const QString fallback = QString::fromStdString(found.description);
    const Json *schema = planSchemaNode(error.pointer);
    const Json *value = valueAt(document, found.context);
    if (schema && schema->contains("description"))
        error.hint = QString::fromStdString((*schema)["description"].get<std::string>());
    error.message = schema && value ? problem(where, *value, *schema, fallback, &error.hint)
                                    : text("%1 does not fit: %2").arg(where, fallback);
    if (error.hint.isEmpty())
        error.hint = text("Correct the value; the user guide lists the keys of a plan.");
    return error;
}

} // namespace

Done checkPlanSchema(const Json &document)
{
    try {
        valijson::Validator validator;
        valijson::ValidationResults results;
        const valijson::adapters::NlohmannJsonAdapter target(document);
        if (validator.validate(compiledSchema(), target, &results))
            return {};
        // The innermost error says most; the outer ones only repeat that something inside is wrong.
        const auto deepest =
            std::max_element(results.begin(), results.end(), [](const auto &a, const auto &b) {
                return a.context.size() < b.context.size();
            });
        return deepest == results.end() ? Done() : fail(describe(document, *deepest));
    } catch (const std::exception &caught) {
        return fail({QStringLiteral("plan.schema"),
                     text("The plan could not be checked: %1").arg(QString::fromUtf8(caught.what())),
                     text("Check that it is the right file."),
                     Fault::BadInput,
                     {},
                     0,
                     0});
    }
}

} // namespace muster
