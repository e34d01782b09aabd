// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of Markdown as the check list reader and writer tell them apart. Inside models/formats; pure functions.
#pragma once

#include <QStringList>

namespace muster::marklines
{

struct Fence
{
    QChar mark;     // ` or ~
    int length = 0; // 0: the line opens none
    int indent = 0;
};

struct ListLine
{
    int indent = -1; // −1: no list item
    int offset = 0;  // column at which its text begins
    bool numbered = false;
    bool box = false;
    bool checked = false;
    QString text;
};

[[nodiscard]] Fence fenceOf(const QString &line);
[[nodiscard]] bool closes(const QString &line, const Fence &fence);
[[nodiscard]] ListLine listLine(const QString &line);
[[nodiscard]] bool isRule(const QString &line);      // ---, ***, ___
[[nodiscard]] bool startsBlock(const QString &line); // list, quote, table, heading, rule, fence, HTML
[[nodiscard]] int headingLevel(const QString &line, QString *text); // 0: none

// Without up to so many columns of white space.
[[nodiscard]] QString dedented(const QString &line, int columns);

// Where code is in a text by itself: by line. A fence that nobody closes is none.
[[nodiscard]] QList<bool> codeLines(const QStringList &lines);

// What would be read as something else than text gets a backslash, which Markdown does not show. Once is
// enough.
[[nodiscard]] QStringList asText(const QString &text, bool inItem);

} // namespace muster::marklines
