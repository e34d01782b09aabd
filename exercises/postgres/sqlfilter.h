// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a SQL script on its way to psql: knows quotes, comments and COPY data, so that it sees what psql
// will see. Refuses meta-commands, takes out what only a superuser may do, notes what the script lists.
// Line numbers stay those of the file. Streaming, one pass; used on one thread.
#pragma once

#include "archives/pgtoc.h"

#include <QSet>

#include <deque>

namespace muster
{

struct SqlPiece // in the script's order
{
    QByteArray bytes;  // for psql
    QString extension; // before the bytes: this extension has to be there …
    QString schema;    // … in this schema (empty = public)
};

class SqlFilter
{
public:
    explicit SqlFilter(bool keepOnlyFacts = false) : m_factsOnly(keepOnlyFacts) {}

    // More of the script. Errors (Failed): "postgres.meta_command" with line and text.
    [[nodiscard]] Done take(const QByteArray &bytes);
    // The script's end. Errors: "backup.damaged" when it ends within COPY data, a quote or a comment.
    [[nodiscard]] Done finish();

    [[nodiscard]] bool hasPiece() const { return !m_pieces.empty() || !m_out.isEmpty(); }
    [[nodiscard]] SqlPiece nextPiece();
    [[nodiscard]] QSet<QString> takeRoles(); // named since the last call

    [[nodiscard]] const QVector<TocEntry> &entries() const { return m_entries; } // of pg_dump's comments
    [[nodiscard]] const QStringList &held() const
    {
        return m_held;
    } // owners, comments on extensions: for a superuser
    [[nodiscard]] bool sawEndMark() const { return m_sawEnd; }
    [[nodiscard]] int line() const { return m_line; }

private:
    enum class State {
        Normal,
        LineComment,
        BlockComment,
        Single,
        Escape,
        Double,
        DollarTag,
        Dollar,
        Copy,
        Meta
    };

    qsizetype normal(const QByteArray &in, qsizetype at);
    qsizetype inside(const QByteArray &in, qsizetype at);
    qsizetype insideEscape(const QByteArray &in, qsizetype at, char last);
    void insideComment(char c, char last);
    void insideDollar(char c);
    qsizetype copyData(const QByteArray &in, qsizetype at);
    void put(char c);
    void endStatement();
    void endComment();
    [[nodiscard]] Done endMeta();
    void noteComment(const QString &text);
    bool holds(const QString &text);
    void push();

    bool m_factsOnly;
    State m_state = State::Normal;
    QByteArray m_statement, m_comment, m_meta, m_tag, m_close, m_out, m_copyLine;
    std::deque<SqlPiece> m_pieces;
    QVector<TocEntry> m_entries;
    QStringList m_held;
    QSet<QString> m_roles;
    char m_last = 0, m_beforeLast = 0;
    int m_line = 1, m_metaLine = 0, m_depth = 0, m_statementLine = 0;
    bool m_long = false, m_copyNext = false, m_sawEnd = false, m_backslashes = false, m_inStatement = false,
         m_started = false;
};

} // namespace muster
