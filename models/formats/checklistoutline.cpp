// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/checklistoutline.h"

#include "formats/checklist.h"
#include "formats/importwords.h"
#include "formats/taskwords.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace muster
{

namespace
{

using namespace marklines;

void addLine(QStringList *lines, const QString &line, int blanks, bool apart)
{
    if (!lines->isEmpty()) {
        for (int i = std::max(blanks, apart ? 1 : 0); i > 0; --i)
            lines->append(QString());
    }
    lines->append(line);
}

class OutlineReader
{
public:
    explicit OutlineReader(const QStringList &lines) : m_lines(lines)
    {
        m_out.sections.append(OutlineSection{});
        m_facts.reserve(lines.size());
        for (const QString &line : lines)
            m_facts.append({indentOf(line), line.trimmed().isEmpty(), listLine(line).box, false, fenceOf(line)});
        findCode();
    }

    Result<Outline> read()
    {
        skipFrontMatter();
        for (; m_at < m_lines.size(); ++m_at) {
            readLine(m_lines.at(m_at));
            if (m_tooDeep > 0) {
                return fail(importError("import.too_deep",
                                        importText("Line %1 is nested more than %2 tasks deep.").arg(m_tooDeep).arg(deepestTasks),
                                        importText("Make phases of the outer levels: headings.")));
            }
        }
        return std::move(m_out);
    }

private:
    void skipFrontMatter()
    {
        if (m_lines.value(0).trimmed() != u"---")
            return;
        for (int end = 1; end < std::min<int>(200, static_cast<int>(m_lines.size())); ++end) {
            if (m_lines.at(end).trimmed() != u"---")
                continue;
            m_out.notes.dropped.append(importText("front matter: lines 1–%1").arg(end + 1));
            m_at = end + 1;
            return;
        }
    }

    void readLine(const QString &line)
    {
        if (m_code.length > 0) {
            take(m_codeOwner, line, true);
            if (closes(line, m_code))
                m_code = {};
            return;
        }
        if (line.trimmed().isEmpty()) {
            ++m_blanks;
            m_open = -1;
            return;
        }
        readBlock(line);
        m_blanks = 0;
    }

    void readBlock(const QString &line)
    {
        const int indent = indentOf(line);
        const bool outside = m_stack.isEmpty() || indent < 2;
        QString heading;
        if (const Fence fence = fenceOf(line); fence.length > 0)
            return readFence(line, fence);
        if (const int level = outside ? headingLevel(line, &heading) : 0; level > 0)
            return openSection(level, heading);
        const ListLine item = listLine(line);
        if (item.indent >= 0 && (item.box || tasksBelow(item.indent)))
            return openItem(item);
        if (const int level = outside && item.indent < 0 ? underlined(line) : 0; level > 0) {
            ++m_at;
            return openSection(level, line.trimmed());
        }
        readText(line, indent);
    }

    void readFence(const QString &line, const Fence &fence)
    {
        const int by = owner(fence.indent);
        const int whose = by < 0 && !m_stack.isEmpty() ? m_stack.last() : by;
        m_open = -1;
        if (!m_facts.at(m_at).code) {
            take(whose, line.left(line.indexOf(fence.mark)) + u'\\' + line.trimmed(), false);
            m_out.notes.problems.append({m_at + 1, importText("The code that begins here has no end; it is taken as text.")});
            return;
        }
        take(whose, line, false);
        m_code = fence;
        m_codeOwner = whose;
    }

    void findCode()
    {
        for (int line = 0; line < m_lines.size(); ++line) {
            const int end = m_facts.at(line).fence.length > 0 ? endOfCode(line) : -1;
            for (; line < end; ++line)
                m_facts[line].code = true;
            if (end >= 0)
                m_facts[end].code = true;
        }
    }

    // A task further out, before the end, means that the fence was forgotten: −1.
    int endOfCode(int from)
    {
        const Fence fence = m_facts.at(from).fence;
        if (m_noEnd.length > 0 && fence.mark == m_noEnd.mark && fence.length >= m_noEnd.length &&
            fence.indent >= m_noEnd.indent && from < m_noEndUntil)
            return -1;
        int line = from + 1;
        for (; line < m_lines.size(); ++line) {
            if (closes(m_lines.at(line), fence))
                return line;
            if (m_facts.at(line).task && m_facts.at(line).indent < fence.indent)
                break;
        }
        m_noEnd = fence;
        m_noEndUntil = line;
        return -1;
    }

    void openSection(int level, const QString &title)
    {
        OutlineSection section;
        section.title = title.isEmpty() ? importText("Steps") : title;
        section.level = level;
        m_out.sections.append(section);
        m_stack.clear();
        m_open = -1;
    }

    // Title
    // =====
    [[nodiscard]] int underlined(const QString &line) const
    {
        static const QRegularExpression under(QStringLiteral("^(?:(=+)|-{3,})[ \\t]*$"));
        const auto match = under.match(m_lines.value(m_at + 1));
        if (!match.hasMatch() || startsBlock(line) || m_open >= 0 || (m_at > 0 && m_blanks == 0))
            return 0;
        return match.capturedLength(1) > 0 ? 1 : 2;
    }

    // Is this bullet, which has no box, the head of tasks?
    [[nodiscard]] bool tasksBelow(int indent) const
    {
        for (int line = m_at + 1; line < m_lines.size(); ++line) {
            const Fact &fact = m_facts.at(line);
            if (fact.blank || fact.code)
                continue;
            if (fact.indent < indent + 2)
                return false;
            if (fact.task)
                return true;
        }
        return false;
    }

    void openItem(const ListLine &head)
    {
        while (!m_stack.isEmpty() && m_out.items.at(m_stack.last()).head.indent > head.indent - 2)
            m_stack.removeLast();
        const int index = static_cast<int>(m_out.items.size());
        OutlineItem item;
        item.head = head;
        item.number = m_at + 1;
        item.text = head.text;
        m_out.items.append(item);
        if (m_stack.isEmpty()) {
            m_out.sections.last().roots.append(index);
            m_out.sections.last().apart = true;
        } else {
            m_out.items[m_stack.last()].children.append(index);
            m_out.items[m_stack.last()].apart = true;
        }
        m_stack.append(index);
        m_open = index;
        m_out.ticked += head.checked ? 1 : 0;
        if (m_stack.size() > deepestTasks)
            m_tooDeep = m_at + 1;
    }

    [[nodiscard]] int owner(int indent) const
    {
        for (qsizetype i = m_stack.size() - 1; i >= 0; --i) {
            if (m_out.items.at(m_stack.at(i)).head.indent + 2 <= indent)
                return m_stack.at(i);
        }
        return -1;
    }

    void readText(const QString &line, int indent)
    {
        if (m_open >= 0 && !startsBlock(line)) { // the task's words go on
            QString &text = m_out.items[m_open].text;
            text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + line.trimmed();
            if (line.endsWith(u"  ") || line.endsWith(u'\\'))
                m_open = -1;
            return;
        }
        m_open = -1;
        const int whose = owner(indent);
        if (whose < 0 && !m_stack.isEmpty()) {
            m_stack.clear();
            m_out.notes.problems.append({m_at + 1, importText("Text between tasks; it stands in the phase's description.")});
        }
        take(whose, line, false);
    }

    void take(int whose, const QString &line, bool raw)
    {
        if (whose < 0) {
            OutlineSection &section = m_out.sections.last();
            raw ? section.lines.append(line) : addLine(&section.lines, line, m_blanks, section.apart);
            section.apart = false;
            return;
        }
        OutlineItem &item = m_out.items[whose];
        if (item.base < 0) {
            const int indent = indentOf(line);
            item.base = indent <= item.head.offset + 3 ? indent : item.head.offset;
        }
        // A tab is as wide as where it stands: outside code it becomes blanks.
        const QString even = raw ? line : QString(indentOf(line), u' ') + line.mid(line.indexOf(line.trimmed().at(0)));
        const QString bare = dedented(even, item.base);
        raw ? item.lines.append(bare) : addLine(&item.lines, bare, m_blanks, item.apart);
        item.apart = false;
    }

    struct Fact // of a line, taken once
    {
        int indent = 0;
        bool blank = false;
        bool task = false;
        bool code = false; // fence lines too
        Fence fence;
    };

    Outline m_out;
    const QStringList &m_lines;
    QVector<Fact> m_facts;
    int m_at = 0;
    int m_blanks = 0;
    int m_open = -1; // item whose words may go on in the next line
    int m_tooDeep = 0;
    int m_codeOwner = -1;
    Fence m_code;
    Fence m_noEnd; // one that has no end, and up to where that is known
    int m_noEndUntil = 0;
    QVector<int> m_stack;
};

} // namespace

Result<Outline> readOutline(const QStringList &lines)
{
    return OutlineReader(lines).read();
}

} // namespace muster
