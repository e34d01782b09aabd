// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/planvariables.h"

#include "formats/schemawalk.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace muster
{

namespace
{

const QRegularExpression &variable()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\$?\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-((?:[^{}]|\\{[^{}]*\\})*))?\\}"));
    return pattern;
}

class Filler
{
public:
    explicit Filler(const Variables &variables) : m_variables(variables) {}

    void fill(Json &value, const QString &pointer)
    {
        if (value.is_string())
            fillString(value, pointer);
        else if (value.is_object())
            for (auto &[key, item] : value.items())
                fill(item, childPointer(pointer, QString::fromStdString(key)));
        else if (value.is_array())
            for (std::size_t i = 0; i < value.size(); ++i)
                fill(value[i], childPointer(pointer, qsizetype(i)));
    }

    [[nodiscard]] const QStringList &unset() const { return m_unset; }
    [[nodiscard]] QString firstPointer() const { return m_firstPointer; }

private:
    void fillString(Json &value, const QString &pointer)
    {
        const QString source = QString::fromStdString(value.get_ref<const std::string &>());
        if (!source.contains(u"${"))
            return;
        QString filled;
        qsizetype from = 0;
        bool whole = false;
        auto matches = variable().globalMatch(source);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            filled += QStringView(source).mid(from, match.capturedStart() - from);
            filled += match.captured().startsWith(u"$$") ? match.captured().mid(1) : valueOf(match, pointer);
            whole = match.capturedLength() == source.size();
            from = match.capturedEnd();
        }
        filled += QStringView(source).mid(from);
        value = whole ? asSchemaWants(filled, pointer) : Json(filled.toStdString());
    }

    QString valueOf(const QRegularExpressionMatch &match, const QString &pointer)
    {
        const QString name = match.captured(1);
        if (const auto it = m_variables.constFind(name); it != m_variables.constEnd())
            return *it;
        if (match.capturedStart(2) >= 0)
            return match.captured(2);
        if (m_unset.isEmpty())
            m_firstPointer = pointer;
        if (!m_unset.contains(name))
            m_unset.append(name);
        return {};
    }

    static Json asSchemaWants(const QString &filled, const QString &pointer)
    {
        const QStringList types = planSchemaTypes(pointer);
        if (types.isEmpty() || types.contains(u"string"))
            return filled.toStdString();
        bool ok = false;
        if (const qint64 whole = filled.toLongLong(&ok); ok)
            return whole;
        if (const double number = filled.toDouble(&ok); ok)
            return number;
        if (filled == u"true" || filled == u"false")
            return filled == u"true";
        return filled.toStdString();
    }

    const Variables &m_variables;
    QStringList m_unset;
    QString m_firstPointer;
};

} // namespace

bool hasVariable(const QString &text)
{
    auto matches = variable().globalMatch(text);
    while (matches.hasNext()) {
        if (!matches.next().captured().startsWith(u"$$"))
            return true;
    }
    return false;
}

Done fillVariables(Json &document, const Variables &variables)
{
    Filler filler(variables);
    filler.fill(document, QString());
    if (filler.unset().isEmpty())
        return {};
    return fail(
        {QStringLiteral("plan.unset_variable"),
         QCoreApplication::translate("muster::Plan", "The plan needs values that are not set: %1.")
             .arg(filler.unset().join(QStringLiteral(", "))),
         QCoreApplication::translate("muster::Plan", "Give each with --set, for example --set %1=VALUE.")
             .arg(filler.unset().first()),
         Fault::BadInput, filler.firstPointer(), 0, 0});
}

} // namespace muster
