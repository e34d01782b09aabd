// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/stepdetails.h"

#include "items/words.h"

#include <QKeyEvent>
#include <QLocale>

namespace muster
{

namespace
{

QString paragraph(const QString &text)
{
    return text.isEmpty() ? QString() : QString(u"<p>" + text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")) + u"</p>");
}

QString row(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString()
                           : QString(u"<tr><td style='padding-right:12px'><b>" + name.toHtmlEscaped() + u"</b></td><td>"
                                     + value.toHtmlEscaped() + u"</td></tr>");
}

QString table(const QJsonObject &object)
{
    QString rows;
    for (auto it = object.begin(); it != object.end(); ++it)
        rows += row(it.key(), cellText(it.value()).left(400));
    return rows.isEmpty() ? QString() : QString(u"<table>" + rows + u"</table>");
}

QString clock(const QDateTime &at)
{
    return at.isValid() ? QLocale().toString(at.toLocalTime().time(), QStringLiteral("HH:mm:ss")) : QString();
}

// What people wrote about it and attached to it, in the order of time.
QString written(const Step &step, const RunState &run)
{
    static const QStringList kinds{QStringLiteral("note"), QStringLiteral("issue"), QStringLiteral("question"), QStringLiteral("deviation"),
                                   QStringLiteral("decision"), QStringLiteral("gap")};
    QString rows;
    for (const TimelineItem &item : run.timeline)
        if (item.step == step.id && kinds.contains(item.kind))
            rows += row(clock(item.at), timelineKindLabel(item.kind) + QStringLiteral(": ") + item.text);
    for (const Attachment &kept : run.tabletop.attachments)
        if (kept.file.step == step.id)
            rows += row(clock(kept.at), StepDetails::tr("file: %1").arg(kept.file.name));
    return rows.isEmpty() ? QString() : QString(u"<h4>" + StepDetails::tr("Notes and evidence").toHtmlEscaped() + u"</h4><table>" + rows + u"</table>");
}

} // namespace

StepDetails::StepDetails(QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("stepDetails"));
    setAccessibleName(tr("Details of the step"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setPlaceholderText(tr("Choose a step in the check list and press Enter."));
}

void StepDetails::showStep(const Step &step, const RunState &run)
{
    const StepState *state = run.step(step.id);
    QString html = u"<h3>" + step.text.toHtmlEscaped() + u"</h3>";
    if (state) {
        QString facts = row(tr("Status"), statusGlyph(state->status) + u' ' + statusLabel(state->status));
        facts += row(tr("Role"), step.role);
        facts += row(tr("Given to"), state->assignee);
        facts += row(tr("Started"), clock(state->startedAt));
        facts += row(tr("Ended"), clock(state->endedAt));
        if (state->startedAt.isValid() && state->endedAt.isValid())
            facts += row(tr("Took"), wordsText(Milliseconds(state->startedAt.msecsTo(state->endedAt))));
        facts += row(tr("By"), state->actor);
        if (state->attempt > 1)
            facts += row(tr("Attempt"), QString::number(state->attempt));
        html += u"<table>" + facts + u"</table>" + paragraph(state->message) + paragraph(state->hint);
    }
    html += written(step, run);
    if (!step.details.isEmpty()) {
        QTextDocument markdown;
        markdown.setMarkdown(step.details);
        html += markdown.toHtml();
    }
    if (step.action)
        html += u"<h4>" + tr("What Muster does: %1").arg(step.action->type).toHtmlEscaped() + u"</h4>"
                + table(step.action->params);
    if (state && !state->values.isEmpty())
        html += u"<h4>" + tr("What came of it").toHtmlEscaped() + u"</h4>" + table(state->values);
    if (m_id == step.id && html == m_shown)
        return; // keeps the reader's place
    m_id = step.id;
    m_shown = html;
    setHtml(html);
}

void StepDetails::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QTextBrowser::keyPressEvent(event);
}

} // namespace muster
