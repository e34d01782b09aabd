// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/schemawalk.h"

#include "formats/planvariables.h"
#include "formats/suggest.h"

#include <QCoreApplication>

namespace muster
{

namespace
{

const Json *followReference(const Json *node)
{
    while (node && node->is_object() && node->contains("$ref")) {
        const std::string name = (*node)["$ref"].get<std::string>(); // "#/definitions/step"
        node = &planSchema()["definitions"][name.substr(name.rfind('/') + 1)];
    }
    return node;
}

// The schema of a member or an element; null when nothing is said about it.
const Json *memberSchema(const Json *node, const std::string &key)
{
    if (!node || !node->is_object())
        return nullptr;
    if (const auto properties = node->find("properties"); properties != node->end()) {
        if (const auto found = properties->find(key); found != properties->end())
            return followReference(&*found);
    }
    const auto others = node->find("additionalProperties");
    return others != node->end() && others->is_object() ? followReference(&*others) : nullptr;
}

const Json *elementSchema(const Json *node)
{
    if (!node || !node->is_object() || !node->contains("items"))
        return nullptr;
    return followReference(&(*node)["items"]);
}

QString unescaped(QString token)
{
    return token.replace(QStringLiteral("~1"), QStringLiteral("/"))
        .replace(QStringLiteral("~0"), QStringLiteral("~"));
}

QStringList typesOf(const Json *node)
{
    if (!node || !node->is_object() || !node->contains("type"))
        return {};
    const Json &type = (*node)["type"];
    if (type.is_string())
        return {QString::fromStdString(type.get<std::string>())};
    QStringList types;
    for (const Json &item : type)
        types.append(QString::fromStdString(item.get<std::string>()));
    return types;
}

void collectUnknown(const Json &value, const Json *node, const QString &pointer, QStringList &out);

void collectUnknownMembers(const Json &value, const Json *node, const QString &pointer, QStringList &out)
{
    const bool closed = node->contains("properties") && !node->contains("additionalProperties");
    for (const auto &[key, item] : value.items()) {
        const QString name = QString::fromStdString(key);
        const QString child = childPointer(pointer, name);
        const Json *member = memberSchema(node, key);
        if (closed && !(*node)["properties"].contains(key) && out.size() < 100) {
            QStringList known;
            for (const auto &[other, schema] : (*node)["properties"].items())
                known.append(QString::fromStdString(other));
            const QStringList near = nearest(name, known, 1);
            const QString warning =
                QCoreApplication::translate("muster::Plan",
                                            "%1: the key \"%2\" is not known; it is kept and not used.")
                    .arg(child, name);
            out.append(near.isEmpty() ? warning
                                      : QCoreApplication::translate("muster::Plan", "%1 Did you mean \"%2\"?")
                                            .arg(warning, near.first()));
        }
        collectUnknown(item, member, child, out);
    }
}

void collectUnknown(const Json &value, const Json *node, const QString &pointer, QStringList &out)
{
    if (!node || !node->is_object())
        return;
    if (value.is_object())
        collectUnknownMembers(value, node, pointer, out);
    else if (value.is_array() && node->contains("items"))
        for (std::size_t i = 0; i < value.size(); ++i)
            collectUnknown(value[i], elementSchema(node), childPointer(pointer, qsizetype(i)), out);
}

bool standsUnfilled(const Json &value, const Json *node)
{
    const QStringList types = typesOf(node);
    const bool mustBeWord = node && node->is_object() && node->contains("enum");
    return value.is_string() && (mustBeWord || (!types.isEmpty() && !types.contains(u"string"))) &&
           hasVariable(QString::fromStdString(value.get_ref<const std::string &>()));
}

Json filledOnly(const Json &value, const Json *node)
{
    if (value.is_object()) {
        Json kept = Json::object();
        for (const auto &[key, item] : value.items()) {
            const Json *member = memberSchema(node, key);
            if (!standsUnfilled(item, member))
                kept[key] = filledOnly(item, member);
        }
        return kept;
    }
    if (value.is_array()) {
        Json kept = Json::array();
        for (const Json &item : value)
            kept.push_back(filledOnly(item, elementSchema(node)));
        return kept;
    }
    return value;
}

} // namespace

const Json &planSchema()
{
    static const Json schema = Json::parse(planSchemaText());
    return schema;
}

const Json *planSchemaNode(const QString &pointer)
{
    const Json *node = &planSchema();
    const QStringList tokens = pointer.split(u'/').mid(1);
    for (const QString &token : tokens) {
        bool isIndex = false;
        (void)token.toULongLong(&isIndex);
        const bool inArray = isIndex && node && node->is_object() && node->contains("items");
        node = inArray ? elementSchema(node) : memberSchema(node, unescaped(token).toStdString());
    }
    return node;
}

QStringList planSchemaTypes(const QString &pointer)
{
    return typesOf(planSchemaNode(pointer));
}

QStringList unknownKeyWarnings(const Json &document)
{
    QStringList warnings;
    collectUnknown(document, &planSchema(), QString(), warnings);
    return warnings;
}

Json withoutUnfilled(const Json &document)
{
    return filledOnly(document, &planSchema());
}

} // namespace muster
