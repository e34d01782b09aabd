// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of every list and tree by the items' roles: glyphs with words, chips, headings, second
// lines. A sentence that is too long loses its end, a path its middle; the whole text is the tooltip. Window
// thread.
#pragma once

#include <QStyledItemDelegate>

namespace muster
{

struct RowLook
{
    int glyphColumn = -1; // has the status glyph before its text, and the second line under it
    int chipColumn = -1;  // its text is a chip: verdict, status or kind of entry
    QList<int> mutedColumns;
    QList<int> fixedColumns; // monospace
    QList<int> bothEnds;     // sentences whose end matters too, as in "…: started": cut in the middle
    QList<int> wrapped;      // sentences on two lines; for tall rows
    bool tall = false;       // every row has room for two lines, so that all are equal
    bool secondLine = true;  // show SubtitleRole under the text of the glyph column
};

class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowDelegate)

public:
    [[nodiscard]] static int indentOf(const QModelIndex &index); // px: parts of a step stand below it
    explicit RowDelegate(RowLook look, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;
    void paintHeading(QPainter *painter, const QRect &area, const QFont &font,
                      const QModelIndex &index) const;
    void paintMain(QPainter *painter, QRect area, const QFont &font, const QModelIndex &index) const;
    void paintChip(QPainter *painter, const QRect &area, const QFont &font, const QModelIndex &index) const;
    [[nodiscard]] bool hasSecondLine(const QModelIndex &index) const;
    RowLook m_look;
};

} // namespace muster
