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

qsizetype common(const QVector<size_t> &a, const QVector<size_t> &b)
{
    qsizetype both = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j)
            ++both;
        const bool left = *i <= *j;
        const bool right = *j <= *i;
        i += left ? 1 : 0;
        j += right ? 1 : 0;
    }
    return both;
}

double dice(qsizetype common, qsizetype a, qsizetype b)
{
    return a == 0 || b == 0 ? 0 : 2.0 * double(common) / double(a + b);
}

void count(const QVector<size_t> &parts, const QHash<size_t, QVector<int>> &places, QVector<quint16> &counts)
{
    for (const size_t part : parts)
        if (const auto found = places.find(part); found != places.end())
            for (const int number : *found)
                ++counts[number];
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
    return (dice(common(m_words, other.m_words), m_words.size(), other.m_words.size())
            + dice(common(m_threes, other.m_threes), m_threes.size(), other.m_threes.size())) / 2;
}

void LikenessIndex::add(const TextShape &shape)
{
    const int number = static_cast<int>(m_sizes.size());
    m_sizes.append({shape.m_words.size(), shape.m_threes.size()});
    for (const size_t word : shape.m_words)
        m_words[word].append(number);
    for (const size_t three : shape.m_threes)
        m_threes[three].append(number);
}

QVector<LikenessIndex::Found> LikenessIndex::alike(const TextShape &shape, double atLeast) const
{
    QVector<quint16> words(m_sizes.size(), 0); // a text has at most 2,000 parts
    QVector<quint16> threes(m_sizes.size(), 0);
    count(shape.m_words, m_words, words);
    count(shape.m_threes, m_threes, threes);
    QVector<Found> found;
    for (int number = 0; number < m_sizes.size(); ++number) {
        if (threes.at(number) == 0)
            continue;
        const auto &[otherWords, otherThrees] = m_sizes.at(number);
        const double likeness = (dice(words.at(number), shape.m_words.size(), otherWords)
                                 + dice(threes.at(number), shape.m_threes.size(), otherThrees)) / 2;
        if (likeness >= atLeast)
            found.append({number, likeness});
    }
    return found;
}

} // namespace muster
