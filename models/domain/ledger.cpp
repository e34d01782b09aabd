// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ledger.h"

#include "domain/duedate.h"
#include "domain/likeness.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace muster
{

namespace
{

constexpr std::array<const char16_t *, 3> statusWords{u"open", u"in progress", u"closed"};
constexpr qsizetype mostSuggestions = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("Ledger", text);
}

LedgerGap rowOf(const RunGaps &run, const RaisedGap &raised)
{
    LedgerGap row;
    row.key = raised.key;
    row.runId = run.runId;
    row.runTitle = run.title;
    row.id = raised.gap.id;
    row.raisedAt = raised.raisedAt;
    row.openSince = raised.raisedAt;
    row.description = raised.gap.description;
    row.category = raised.gap.category;
    row.priority = raised.gap.priority;
    row.remediation = raised.gap.remediation;
    row.owner = raised.gap.owner;
    row.due = raised.gap.due;
    row.status = gapStatusFromWord(raised.gap.status).value_or(GapStatus::Open);
    if (row.status == GapStatus::Closed) {
        row.reason = raised.proof;
        row.closedUnproven = raised.proof.isEmpty();
        if (row.closedUnproven)
            row.status = GapStatus::Open;
    }
    return row;
}

void change(LedgerGap &row, const QJsonObject &fields)
{
    const auto take = [&fields](const char *key, QString &to) {
        if (const auto it = fields.find(QLatin1String(key)); it != fields.end())
            to = it->toString();
    };
    take("description", row.description);
    take("category", row.category);
    take("priority", row.priority);
    take("remediation", row.remediation);
    take("owner", row.owner);
    take("due", row.due);
    QString status;
    take("status", status);
    const auto word = status.isEmpty() ? std::nullopt : gapStatusFromWord(status);
    if (word && *word != GapStatus::Closed) { // closing is an entry of its own
        row.status = *word;
        row.closedUnproven = false;
    }
}

void follow(LedgerGap &row, const FollowUp &what)
{
    row.changedAt = what.at;
    row.changedBy = what.actor;
    switch (what.kind) {
    case FollowUpKind::Changed: change(row, what.fields); break;
    case FollowUpKind::Closed:
        row.status = GapStatus::Closed;
        row.closedUnproven = false;
        row.evidenceRun = what.run;
        row.evidenceItem = what.item;
        row.reason = what.reason;
        break;
    case FollowUpKind::Reopened:
        row.status = GapStatus::Open;
        row.evidenceRun.clear();
        row.evidenceItem.clear();
        row.reason.clear();
        row.openSince = what.at;
        break;
    case FollowUpKind::Same:
    case FollowUpKind::Different: break;
    }
}

using Decisions = QHash<QString, QHash<QString, bool>>; // of a gap's key: others' keys, the same gap?

void decide(Decisions &decisions, const FollowUp &what)
{
    decisions[what.gap][what.other] = what.kind == FollowUpKind::Same;
    decisions[what.other][what.gap] = what.kind == FollowUpKind::Same;
}

SeenBefore seen(const LedgerGap &older, double likeness, bool confirmed)
{
    return {older.key, older.runTitle, older.raisedAt, older.description, older.status, likeness, confirmed};
}

void findEarlier(QVector<LedgerGap> &gaps, const Decisions &decisions) // oldest first
{
    LikenessIndex index;
    QHash<QString, int> earlier; // places, by key
    for (int i = 0; i < gaps.size(); ++i) {
        LedgerGap &gap = gaps[i];
        const TextShape shape(gap.description);
        const auto decided = decisions.value(gap.key);
        QVector<LikenessIndex::Found> suggested = index.alike(shape, alikeFrom);
        suggested.removeIf([&](const LikenessIndex::Found &found) {
            const LedgerGap &older = gaps.at(found.number);
            return older.runId == gap.runId || decided.contains(older.key);
        });
        std::stable_sort(suggested.begin(), suggested.end(), [](auto &a, auto &b) { // of equals the newer first
            return a.likeness != b.likeness ? a.likeness > b.likeness : a.number > b.number;
        });
        for (const LikenessIndex::Found &found : suggested.mid(0, mostSuggestions))
            gap.before.append(seen(gaps.at(found.number), found.likeness, false));
        QVector<int> same;
        for (auto it = decided.begin(); it != decided.end(); ++it)
            if (*it && earlier.contains(it.key()) && gaps.at(earlier.value(it.key())).runId != gap.runId)
                same.append(earlier.value(it.key()));
        std::sort(same.begin(), same.end()); // each goes in front: the newest is first
        for (const int number : std::as_const(same))
            gap.before.prepend(seen(gaps.at(number), shape.likeness(TextShape(gaps.at(number).description)), true));
        index.add(shape);
        earlier.insert(gap.key, i);
    }
}

} // namespace

QString gapStatusWord(GapStatus status)
{
    return QString::fromUtf16(statusWords.at(size_t(status)));
}

std::optional<GapStatus> gapStatusFromWord(const QString &word)
{
    static const QHash<QString, GapStatus> words{
        {QString(), GapStatus::Open},
        {QStringLiteral("open"), GapStatus::Open},
        {QStringLiteral("reopened"), GapStatus::Open},
        {QStringLiteral("in progress"), GapStatus::InProgress},
        {QStringLiteral("started"), GapStatus::InProgress},
        {QStringLiteral("ongoing"), GapStatus::InProgress},
        {QStringLiteral("closed"), GapStatus::Closed},
        {QStringLiteral("done"), GapStatus::Closed},
        {QStringLiteral("resolved"), GapStatus::Closed},
    };
    QString plain = word.toLower();
    plain.replace(u'_', u' ').replace(u'-', u' ');
    const auto found = words.find(plain.simplified());
    return found == words.end() ? std::nullopt : std::optional(*found);
}

RunGaps runGapsOf(const RunSummary &run, const Plan &plan, const QVector<JournalEntry> &entries)
{
    const RunState state = foldAll(plan, entries);
    QHash<QString, QDateTime> raised;
    for (const JournalEntry &entry : entries)
        if (const auto *gap = std::get_if<event::GapRaised>(&entry.event.body); gap && !raised.contains(gap->id))
            raised.insert(gap->id, happenedAt(entry.event));
    RunGaps result{run.runId, run.title, {}};
    QSet<QString> used;
    for (const event::GapRaised &gap : gapsOf(state)) {
        QString id = gap.id;
        if (id.isEmpty() || used.contains(id))
            id += u'#' + QString::number(result.gaps.size() + 1);
        while (used.contains(id))
            id += u'\'';
        used.insert(id);
        const QJsonObject fields = state.tabletop.gapFields.value(gap.id);
        QString proof = fields.value(QStringLiteral("evidence")).toString().trimmed();
        if (proof.isEmpty())
            proof = fields.value(QStringLiteral("reason")).toString().trimmed();
        const QDateTime before = state.createdAt.isValid() ? state.createdAt : run.startedAt;
        result.gaps.append({run.runId + u':' + id, gap, raised.value(gap.id, before), proof});
        result.gaps.last().gap.id = id;
    }
    return result;
}

bool LedgerGap::isRecurring() const
{
    return std::any_of(before.begin(), before.end(), [](const SeenBefore &seen) { return seen.confirmed; });
}

bool LedgerGap::mayRecur() const
{
    return std::any_of(before.begin(), before.end(), [](const SeenBefore &seen) { return !seen.confirmed; });
}

bool LedgerGap::dueUnreadable() const
{
    return !due.trimmed().isEmpty() && !dueOn;
}

const LedgerGap *Ledger::gap(const QString &key) const
{
    const auto found = std::find_if(gaps.begin(), gaps.end(), [&key](const LedgerGap &gap) { return gap.key == key; });
    return found == gaps.end() ? nullptr : &*found;
}

bool passes(const LedgerGap &gap, GapFilter filter)
{
    switch (filter) {
    case GapFilter::Open: return gap.isOpen();
    case GapFilter::Overdue: return gap.overdue;
    case GapFilter::Recurring: return !gap.before.isEmpty();
    case GapFilter::Closed: return !gap.isOpen();
    case GapFilter::All: return true;
    }
    return true;
}

Ledger ledgerOf(const QVector<RunGaps> &runs, const QVector<FollowUpEntry> &followUps, const QDate &today)
{
    Ledger ledger{{}, today};
    QHash<QString, qsizetype> places;
    for (const RunGaps &run : runs)
        for (const RaisedGap &raised : run.gaps) {
            places.insert(raised.key, ledger.gaps.size());
            ledger.gaps.append(rowOf(run, raised));
        }
    Decisions decisions;
    for (const FollowUpEntry &entry : followUps) {
        const FollowUp &what = entry.what;
        if (const auto place = places.find(what.gap); place != places.end())
            follow(ledger.gaps[*place], what);
        if (what.kind == FollowUpKind::Same || what.kind == FollowUpKind::Different)
            decide(decisions, what);
    }
    for (LedgerGap &gap : ledger.gaps) {
        gap.dueOn = dueDate(gap.due);
        gap.overdue = gap.isOpen() && gap.dueOn && *gap.dueOn < today;
    }
    std::sort(ledger.gaps.begin(), ledger.gaps.end(), [](const LedgerGap &a, const LedgerGap &b) {
        return a.raisedAt != b.raisedAt ? a.raisedAt < b.raisedAt : a.key < b.key;
    });
    findEarlier(ledger.gaps, decisions);
    std::reverse(ledger.gaps.begin(), ledger.gaps.end());
    return ledger;
}

Result<LedgerGap> findGap(const Ledger &ledger, const QString &text)
{
    if (const LedgerGap *exact = ledger.gap(text))
        return *exact;
    const QString run = text.section(u':', 0, 0);
    const QString id = text.contains(u':') ? text.section(u':', 1) : text;
    QVector<const LedgerGap *> found;
    for (const LedgerGap &gap : ledger.gaps)
        if (gap.id == id && (!text.contains(u':') || (!run.isEmpty() && gap.runId.startsWith(run))))
            found.append(&gap);
    if (found.size() == 1)
        return *found.first();
    if (found.isEmpty())
        return fail({QStringLiteral("gap.unknown"), tr("There is no gap %1.").arg(text),
                     tr("List the gaps with their keys: muster-cli gaps"), Fault::BadInput});
    QStringList keys;
    for (const LedgerGap *gap : found.mid(0, 5))
        keys.append(gap->key);
    return fail({QStringLiteral("gap.ambiguous"), tr("%1 may be one of several gaps: %2.").arg(text, keys.join(u", ")),
                 tr("Name the whole key."), Fault::BadInput});
}

} // namespace muster
