// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents are put together with: each text is taken from the record unless a person put another one
// in its place. For this room only.
#pragma once

#include "reports/document.h"

#include "domain/schedule.h"
#include "domain/tabletop.h"

namespace muster::reports
{

class DocumentBuilder
{
public:
    DocumentBuilder(DocumentKind kind, const Plan &plan, const Report *report, const DocumentEdits &edits);

    void heading(const QString &text, int level = 2);
    void say(const QString &id, const QString &label, const QString &text); // a paragraph; no id: not to be changed
    void list(const QString &id, const QString &label, const QStringList &texts,
              DocumentBlock::Kind kind = DocumentBlock::Kind::Bullets, int atLeast = 0);
    void fields(QVector<DocumentField> fields);
    // No id: facts of the record.
    void table(const QString &id, const QString &label, const QStringList &columns, const QVector<QStringList> &rows);
    void code(const QString &text);
    void pageBreak();
    void signatures(const QStringList &who);

    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] const Report *report() const { return m_report; }
    [[nodiscard]] const AarLessons &lessons() const { return m_lessons; }
    [[nodiscard]] Document take() { return std::move(m_document); }

private:
    [[nodiscard]] DocumentField edited(DocumentField field) const;

    const Plan &m_plan;
    const Report *m_report;
    AarLessons m_lessons; // none without a run
    QJsonObject m_edits;
    QJsonObject m_shared; // what was put into another form that asks the same, by this one's ids
    Document m_document;
};

[[nodiscard]] DocumentField line(const QString &id, const QString &label, const QString &text, bool joined = false);
[[nodiscard]] DocumentField longText(const QString &id, const QString &label, const QString &text);
[[nodiscard]] DocumentField choice(const QString &id, const QString &label, const QStringList &choices,
                                   const QString &chosen, bool joined = false);
[[nodiscard]] DocumentField tick(const QString &id, const QString &label, bool on, bool joined = false);

// Facts that several documents need.
[[nodiscard]] QString kindLabel(const Plan &plan);                      // "Recovery drill", …
[[nodiscard]] QString titleOf(const Plan &plan);                        // else its id
[[nodiscard]] QString dateOf(const Plan &plan, const Report *report);   // as the plan has it, else of T+0
[[nodiscard]] QDateTime plannedStart(const Plan &plan);                 // invalid: the date has no time
[[nodiscard]] QString shortOffset(Milliseconds offset);                 // "T+1:15"
[[nodiscard]] QString shortTime(const QDateTime &when);                 // "2026-10-23 10:05 UTC"; empty when invalid
[[nodiscard]] QString wordsOr(const std::optional<Milliseconds> &value); // empty when there is none
[[nodiscard]] QStringList componentsOf(const Plan &plan, const Report *report);
[[nodiscard]] QString personWith(const Plan &plan, const QStringList &roleWords); // name; empty: nobody has that role
[[nodiscard]] QString roleName(const QString &role);                    // without its @
[[nodiscard]] QStringList textsIn(const QJsonValue &value);             // a text, a list of texts or of {text, name, …}
[[nodiscard]] QStringList issueTexts(const Report &report);             // noted, raised, found by checks
[[nodiscard]] QString nextDrill(const Plan &plan, const AarLessons &lessons);
[[nodiscard]] QString dateAbout(const AarLessons &lessons, const QStringList &words); // of the next dates
struct ActionItem
{
    QString what;
    QString owner;
    QString due;
};
[[nodiscard]] QVector<ActionItem> actionItems(const Report &report); // open gaps, else what must be fixed
[[nodiscard]] QString reportStatus(TargetStatus status);             // "Met", "Missed" or empty

// The documents themselves.
void fillAnnouncement(DocumentBuilder &to, bool dayBefore);
void fillDrillPlan(DocumentBuilder &to);
void fillPostDrill(DocumentBuilder &to);
void fillLessons(DocumentBuilder &to);
void fillIncident(DocumentBuilder &to);
void fillSummary(DocumentBuilder &to);

} // namespace muster::reports
