// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of a Markdown task list: sections, items, and the lines that belong to each. Inside models/formats;
// pure functions, any thread.
#pragma once

#include "formats/importnotes.h"
#include "formats/marklines.h"

namespace muster
{

struct OutlineItem
{
    marklines::ListLine head;
    int number = 0;    // of its line
    QString text;
    QStringList lines; // what stands under it
    int base = -1;     // columns that are taken off those lines
    bool apart = false; // a child came since the last of them
    QVector<int> children;
};

struct OutlineSection
{
    QString title;
    int level = 0; // 0: no heading
    QStringList lines;
    bool apart = false;
    QVector<int> roots;
};

struct Outline
{
    QVector<OutlineItem> items;
    QVector<OutlineSection> sections; // the first: before any heading
    ImportNotes notes;
    int ticked = 0;
};

// Errors (BadInput): "import.too_deep" (the line named).
[[nodiscard]] Result<Outline> readOutline(const QStringList &lines);

} // namespace muster
