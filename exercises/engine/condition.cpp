// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace muster
{

namespace
{

QString unquoted(const QString &word)
{
    return word.size() >= 2 && word.startsWith(u'"') && word.endsWith(u'"') ? word.mid(1, word.size() - 2) : word;
}

Error syntax(const QString &condition)
{
    return {QStringLiteral("condition.syntax"),
            QCoreApplication::translate("Condition", "The condition “%1” cannot be read.").arg(condition),
            QCoreApplication::translate("Condition", "Write STEP passed, not STEP failed, or \"A\" == \"B\", joined by and / or."),
            Fault::BadInput};
}

Result<bool> term(QStringList words, const RunState &state, const QString &whole)
{
    bool negate = false;
    while (!words.isEmpty() && words.first() == QStringLiteral("not")) {
        negate = !negate;
        words.removeFirst();
    }
    if (words.size() == 3 && (words.at(1) == QStringLiteral("==") || words.at(1) == QStringLiteral("!="))) {
        const bool equal = unquoted(words.at(0)) == unquoted(words.at(2));
        return (equal == (words.at(1) == QStringLiteral("=="))) != negate;
    }
    if (words.size() != 2)
        return fail(syntax(whole));
    const auto wanted = statusFromWord(words.at(1));
    const StepState *step = state.step(words.at(0));
    if (!wanted || !isFinal(*wanted) || !step)
        return fail(syntax(whole));
    return (step->status == *wanted) != negate;
}

QVector<QStringList> splitAt(const QStringList &words, const QString &separator)
{
    QVector<QStringList> parts{{}};
    for (const QString &word : words) {
        if (word == separator)
            parts.append(QStringList());
        else
            parts.last().append(word);
    }
    return parts;
}

} // namespace

Result<bool> conditionHolds(const QString &condition, const RunState &state)
{
    if (condition.trimmed().isEmpty())
        return true;
    static const QRegularExpression word(QStringLiteral("\"[^\"]*\"|==|!=|[^\\s=!\"]+"));
    QStringList words;
    for (auto it = word.globalMatch(condition); it.hasNext();)
        words.append(it.next().captured());
    bool any = false;
    for (const QStringList &alternative : splitAt(words, QStringLiteral("or"))) {
        bool all = true;
        for (const QStringList &part : splitAt(alternative, QStringLiteral("and"))) {
            const auto value = term(part, state, condition);
            if (!value)
                return value;
            all = all && *value;
        }
        any = any || all;
    }
    return any;
}

} // namespace muster
