// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/likeness.h"

#include <QSet>

#include <algorithm>

namespace muster
{

namespace
{

constexpr qsizetype mostLetters = 2000;
constexpr qsizetype stemLetters = 5; // "approve", "approves", "approval" begin alike

bool isSmallWord(const QString &word)
{
    static const QSet<QString> words{
        QStringLiteral("a"), QStringLiteral("an"), QStringLiteral("and"), QStringLiteral("are"), QStringLiteral("as"),
        QStringLiteral("at"), QStringLiteral("be"), QStringLiteral("by"), QStringLiteral("for"), QStringLiteral("from"),
        QStringLiteral("has"), QStringLiteral("have"), QStringLiteral("in"), QStringLiteral("is"), QStringLiteral("it"),
        QStringLiteral("of"), QStringLiteral("on"), QStringLiteral("or"), QStringLiteral("that"), QStringLiteral("the"),
        QStringLiteral("there"), QStringLiteral("this"), QStringLiteral("to"), QStringLiteral("was"), QStringLiteral("were"),
        QStringLiteral("with"), QStringLiteral("who"), QStringLiteral("which"), QStringLiteral("der"), QStringLiteral("die"),
        QStringLiteral("das"), QStringLiteral("und"), QStringLiteral("ist"), QStringLiteral("ein"), QStringLiteral("eine")};
    return words.contains(word);
}

// Lower case, without accents, one blank for whatever is neither letter nor digit.
QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text.left(mostLetters).normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isMark())
            continue;
        result += c.isLetterOrNumber() || c.isSurrogate() ? c : QChar(u' ');
    }
    return result.simplified();
}

void sortOnce(QVector<size_t> &values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

double dice(const QVector<size_t> &a, const QVector<size_t> &b)
{
    if (a.isEmpty() || b.isEmpty())
        return 0;
    qsizetype common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j)
            ++common;
        const bool left = *i <= *j;
        const bool right = *j <= *i;
        i += left ? 1 : 0;
        j += right ? 1 : 0;
    }
    return 2.0 * double(common) / double(a.size() + b.size());
}

// The most that dice() can be for sets of these sizes.
double most(qsizetype a, qsizetype b)
{
    return a + b == 0 ? 0 : 2.0 * double(std::min(a, b)) / double(a + b);
}

} // namespace

TextShape::TextShape(const QString &text)
{
    const QString letters = plain(text);
    for (const QString &word : letters.split(u' ', Qt::SkipEmptyParts))
        if (!isSmallWord(word))
            m_words.append(qHash(QStringView(word).left(stemLetters), 0));
    const QString padded = u' ' + letters + u' ';
    for (qsizetype i = 0; !letters.isEmpty() && i + 3 <= padded.size(); ++i)
        m_threes.append(qHash(QStringView(padded).mid(i, 3), 0));
    sortOnce(m_words);
    sortOnce(m_threes);
}

double TextShape::likeness(const TextShape &other) const
{
    return (dice(m_words, other.m_words) + dice(m_threes, other.m_threes)) / 2;
}

bool TextShape::canReach(double atLeast, const TextShape &other) const
{
    return (most(m_words.size(), other.m_words.size()) + most(m_threes.size(), other.m_threes.size())) / 2 >= atLeast;
}

} // namespace muster
