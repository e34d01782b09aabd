// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/sqlfilter.h"

#include "postgres/dumproles.h"
#include "postgres/pgtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstring>
#include <utility>

namespace muster
{

namespace
{

constexpr qsizetype longestKept = 1 << 20; // of a statement; longer ones go through unread

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromLatin1(text), QRegularExpression::CaseInsensitiveOption |
                                                             QRegularExpression::DotMatchesEverythingOption);
}

QString plainName(const QString &word)
{
    if (!word.startsWith(QLatin1Char('"')))
        return word.toLower();
    return word.mid(1, word.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

Error cutShort(const QString &where)
{
    return {QStringLiteral("backup.damaged"),
            PgText::tr("The script is cut short: it ends within %1.").arg(where),
            PgText::tr(
                "Fetch the backup again and compare its size with the source's; else use an older backup.")};
}

} // namespace

Done SqlFilter::take(const QByteArray &bytes)
{
    qsizetype at = m_started || !bytes.startsWith("\xef\xbb\xbf") ? 0 : 3; // a byte order mark
    m_started = true;
    while (at < bytes.size()) {
        if (m_state == State::Copy)
            at = copyData(bytes, at);
        else if (m_state == State::Normal)
            at = normal(bytes, at);
        else
            at = inside(bytes, at);
        if (m_state == State::Meta && m_meta.endsWith('\n')) {
            if (Done done = endMeta(); !done)
                return done;
        }
    }
    return {};
}

void SqlFilter::put(char c)
{
    if (m_inStatement) {
        m_statement.append(c);
        if (m_statement.size() > longestKept) {
            m_long = true;
            m_out += std::exchange(m_statement, {});
        }
    } else {
        m_out.append(c);
    }
    m_beforeLast = m_last;
    m_last = c;
}

// One byte of SQL proper.
qsizetype SqlFilter::normal(const QByteArray &in, qsizetype at)
{
    const char c = in[at];
    if (c == '\n') {
        ++m_line;
        put(c);
        if (std::exchange(m_copyNext, false))
            m_state = State::Copy;
        return at + 1;
    }
    if (c == '\\') {
        m_state = State::Meta;
        m_metaLine = m_line;
        m_meta.clear();
        return at;
    }
    if (!m_inStatement && !isSpace(c) && c != ';') {
        m_inStatement = true;
        m_statementLine = m_line;
        m_last = m_beforeLast = 0;
    }
    const char last = m_last;
    const char beforeLast = m_beforeLast;
    put(c);
    if (c == ';') {
        endStatement();
    } else if (c == '\'') {
        const bool escapes = (last == 'E' || last == 'e') && !isWord(beforeLast);
        m_state = escapes || m_backslashes ? State::Escape : State::Single;
    } else if (c == '"') {
        m_state = State::Double;
    } else if (c == '$' && !isWord(last)) {
        m_tag = "$";
        m_state = State::DollarTag;
    } else if (c == '-' && last == '-') {
        m_state = State::LineComment;
        m_comment = "--";
    } else if (c == '*' && last == '/') {
        m_state = State::BlockComment;
        m_depth = 1;
        m_last = 0;
    }
    return at + 1;
}

// One byte within a quote, a comment or a meta-command.
qsizetype SqlFilter::inside(const QByteArray &in, qsizetype at)
{
    const char c = in[at];
    if (m_state == State::Meta) {
        m_meta.append(c);
        return at + 1;
    }
    if (m_state == State::DollarTag && c != '$' && !isWord(c)) {
        m_state = State::Normal; // a parameter or an operator, no quote
        return at;
    }
    if (c == '\n')
        ++m_line;
    const char last = m_last;
    put(c);
    if (m_state == State::LineComment || m_state == State::BlockComment)
        insideComment(c, last);
    else if (m_state == State::DollarTag || m_state == State::Dollar)
        insideDollar(c);
    else if (m_state == State::Escape)
        return insideEscape(in, at, last);
    else if (c == (m_state == State::Single ? '\'' : '"'))
        m_state = State::Normal; // a doubled quote opens it again
    return at + 1;
}

void SqlFilter::insideComment(char c, char last)
{
    if (m_state == State::LineComment) {
        if (c == '\n')
            endComment();
        else if (m_comment.size() < 4096)
            m_comment.append(c);
    } else if (last == '*' && c == '/') {
        m_last = 0;
        if (--m_depth == 0)
            m_state = State::Normal;
    } else if (last == '/' && c == '*') {
        m_last = 0;
        ++m_depth;
    }
}

void SqlFilter::insideDollar(char c)
{
    if (m_state == State::DollarTag) {
        m_tag.append(c);
        if (c == '$') {
            m_state = State::Dollar;
            m_close.clear();
        }
    } else if (c == '$' && m_close.startsWith('$') && m_close + c == m_tag) {
        m_state = State::Normal;
    } else if (c == '$') {
        m_close = "$";
    } else if (!m_close.isEmpty()) {
        m_close = m_close.size() < m_tag.size() ? QByteArray(m_close + c) : QByteArray();
    }
}

// E'…', where a backslash keeps the quote open.
qsizetype SqlFilter::insideEscape(const QByteArray &in, qsizetype at, char last)
{
    const char c = in[at];
    if (last == '\\' && c == '\\') {
        m_last = 0;
    } else if (c == '\'' && last != '\\') {
        m_state = State::Normal;
        if (!m_backslashes && at + 1 < in.size() && in[at + 1] == '\'') { // doubled
            m_state = State::Escape;
            put('\'');
            m_last = 0;
            return at + 2;
        }
    }
    return at + 1;
}

// Whole lines at once: nothing within COPY data means anything but its end.
qsizetype SqlFilter::copyData(const QByteArray &in, qsizetype at)
{
    const qsizetype start = at;
    while (at < in.size()) {
        const char *const begin = in.constData() + at;
        const auto *const end = static_cast<const char *>(std::memchr(begin, '\n', size_t(in.size() - at)));
        const qsizetype length = end ? end - begin : in.size() - at;
        const bool mayEnd = m_copyLine.size() + length <= 3;
        if (!end) {
            if (m_copyLine.size() <= 3)
                m_copyLine.append(begin, std::min<qsizetype>(length, 4));
            at = in.size();
            break;
        }
        ++m_line;
        at += length + 1;
        const QByteArray line = mayEnd ? m_copyLine + QByteArray(begin, length) : QByteArray("x");
        m_copyLine.clear();
        if (line == "\\." || line == "\\.\r") {
            m_state = State::Normal;
            break;
        }
    }
    if (!m_factsOnly)
        m_out.append(in.constData() + start, at - start);
    return at;
}

void SqlFilter::endComment()
{
    m_state = State::Normal;
    if (m_inStatement && m_statement.startsWith("--") && m_statement.count('\n') == 1) {
        m_out += std::exchange(m_statement, {}); // it stood alone
        m_inStatement = false;
        noteComment(QString::fromUtf8(m_comment));
    }
    m_last = 0;
}

void SqlFilter::noteComment(const QString &text)
{
    static const QRegularExpression entry(
        QStringLiteral("^-- (?:Data for )?Name: (.*); Type: ([A-Z ]+); Schema: (.*); Owner: ?([^;]*)(?:; "
                       "Tablespace: .*)?\\r?$"));
    if (text.startsWith(QStringLiteral("-- PostgreSQL database dump complete")))
        m_sawEnd = true;
    const QRegularExpressionMatch match = entry.match(text);
    if (!match.hasMatch())
        return;
    TocEntry listed;
    listed.id = static_cast<int>(m_entries.size()) + 1;
    listed.name = match.captured(1);
    listed.type = match.captured(2);
    listed.schema = match.captured(3) == QStringLiteral("-") ? QString() : match.captured(3);
    listed.owner = match.captured(4).trimmed();
    if (listed.owner == QStringLiteral("-"))
        listed.owner.clear();
    listed.hasData = listed.type == QStringLiteral("TABLE DATA");
    listed.line = m_line;
    if (!listed.owner.isEmpty())
        m_roles.insert(listed.owner);
    m_entries.append(listed);
}

void SqlFilter::endStatement()
{
    const QByteArray statement = std::exchange(m_statement, {});
    const bool whole = !std::exchange(m_long, false);
    m_inStatement = false;
    static const QRegularExpression comments = pattern("^(?:/\\*.*?\\*/\\s*|--[^\\n]*\\n\\s*)+");
    const QString text = whole ? QString::fromUtf8(statement).trimmed().remove(comments) : QString();
    static const QRegularExpression copy = pattern("^COPY\\s.*\\sFROM\\s+stdin\\b");
    static const QRegularExpression oldQuotes =
        pattern("^SET\\s+standard_conforming_strings\\s*(=|TO)\\s*'?(off|false)");
    if (whole && statement.size() < 65536) {
        m_copyNext = copy.match(text).hasMatch();
        m_backslashes = m_backslashes || oldQuotes.match(text).hasMatch();
        if (!m_entries.isEmpty() && m_entries.last().definition.isEmpty() &&
            m_entries.last().type == QStringLiteral("SEQUENCE SET"))
            m_entries.last().definition = text;
        m_roles |= rolesIn(text);
        if (holds(text)) {
            m_out += QByteArray(statement.count('\n'), '\n');
            return;
        }
    }
    m_out += statement;
}

// True for what is done by a superuser instead: it is not passed on.
bool SqlFilter::holds(const QString &text)
{
    static const QRegularExpression owner = pattern(
        "^ALTER\\s(?:\"(?:[^\"]|\"\")*\"|[^'\"\\\\;$])*\\sOWNER\\s+TO\\s+(\"(?:[^\"]|\"\")+\"|\\w+)\\s*;$");
    static const QRegularExpression comment = pattern(
        "^COMMENT\\s+ON\\s+EXTENSION\\s+(?:\"(?:[^\"]|\"\")*\"|\\w+)\\s+IS\\s+'(?:[^'\\\\]|'')*'\\s*;$");
    static const QRegularExpression extension =
        pattern("^CREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(\"(?:[^\"]|\"\")+\"|\\w+)"
                "(?:\\s+(?:WITH\\s+)?SCHEMA\\s+(\"(?:[^\"]|\"\")+\"|\\w+))?[^;']*;$");
    static const QRegularExpression publicSchema = pattern("^CREATE\\s+SCHEMA\\s+\"?public\"?\\s*;$");
    if (publicSchema.match(text).hasMatch())
        return true;
    if (owner.match(text).hasMatch() || comment.match(text).hasMatch()) {
        m_held << text;
        return true;
    }
    const QRegularExpressionMatch match = extension.match(text);
    if (!match.hasMatch())
        return false;
    push();
    SqlPiece piece;
    piece.extension = plainName(match.captured(1));
    piece.schema = plainName(match.captured(2));
    m_pieces.push_back(piece);
    return true;
}

// psql's own pair that newer dumps bring is taken out; anything else would run on this machine.
Done SqlFilter::endMeta()
{
    const QByteArray text = m_meta.trimmed();
    m_state = State::Normal;
    ++m_line;
    m_out.append('\n');
    if (!m_inStatement &&
        (text.startsWith("\\restrict ") || text.startsWith("\\unrestrict ") || text == "\\."))
        return {};
    const bool connects = text.startsWith("\\connect") || text.startsWith("\\c ");
    Error error{
        QStringLiteral("postgres.meta_command"),
        PgText::tr("Line %1 of the script is a command for psql, which is refused: %2")
            .arg(m_metaLine)
            .arg(QString::fromUtf8(text.left(200))),
        connects
            ? PgText::tr("The dump would go into another database. Make it without --create (-C), or take "
                         "the lines with \\connect, CREATE DATABASE and DROP DATABASE out.")
            : PgText::tr("Such commands can run programs on this machine. Take the line out if you know "
                         "what it is for; a dump made by pg_dump has none."),
        Fault::Failed};
    error.line = m_metaLine;
    return fail(error);
}

Done SqlFilter::finish()
{
    if (m_state == State::Meta) {
        m_meta.append('\n');
        if (Done done = endMeta(); !done)
            return done;
    }
    if (m_state == State::LineComment)
        endComment();
    if (m_state == State::Copy && m_copyLine != "\\.")
        return fail(cutShort(PgText::tr("the data of a table (line %1)").arg(m_line)));
    if (m_state == State::Single || m_state == State::Escape || m_state == State::Double ||
        m_state == State::Dollar)
        return fail(cutShort(PgText::tr("a quoted text (statement of line %1)").arg(m_statementLine)));
    if (m_state == State::BlockComment)
        return fail(cutShort(PgText::tr("a comment")));
    m_out += std::exchange(m_statement, {});
    return {};
}

void SqlFilter::push()
{
    if (m_out.isEmpty())
        return;
    SqlPiece piece;
    piece.bytes = std::exchange(m_out, {});
    m_pieces.push_back(piece);
}

SqlPiece SqlFilter::nextPiece()
{
    push();
    SqlPiece piece = m_pieces.front();
    m_pieces.pop_front();
    return piece;
}

QSet<QString> SqlFilter::takeRoles()
{
    return std::exchange(m_roles, {});
}

} // namespace muster
