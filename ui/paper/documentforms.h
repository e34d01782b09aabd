// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of a document on pages: form fields with their lines, lists, signatures. For this room only.
#pragma once

#include "paper/pageflow.h"
#include "reports/document.h"

namespace muster::paper
{

// Draws blocks at a scale of the usual sizes.
class BlockPages
{
public:
    BlockPages(PageFlow &flow, double scale) : m_flow(flow), m_scale(scale) {}
    void draw(const DocumentBlock &block);
    [[nodiscard]] double size(double points) const { return points * m_scale; }

private:
    void drawParagraph(const DocumentField &field);
    void drawList(const DocumentBlock &block);
    void drawFields(const DocumentBlock &block);
    void drawLine(const QVector<DocumentField> &fields);
    void drawLong(const DocumentField &field); // longer than a page
    void drawTable(const DocumentBlock &block);
    void drawCode(const QString &text);
    void drawSignatures(const DocumentBlock &block);
    void drawBlank(double x, double width); // a line to write on
    [[nodiscard]] QString valueOf(const DocumentField &field) const;

    PageFlow &m_flow;
    double m_scale;
};

} // namespace muster::paper
