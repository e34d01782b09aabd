// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/evaluationpanel.h"

#include "items/roles.h"
#include "pages/background.h"
#include "reports/report.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace muster
{

namespace
{

constexpr int collectFor = 300; // ms

QVector<ObjectiveRow> rowsOf(const Plan &plan, const RunState &state)
{
    QVector<ObjectiveRow> rows;
    for (const AarObjective &objective : makeReport(plan, state, {}).tabletop.objectives) {
        const QString key = objective.id.isEmpty() ? objective.text : objective.id;
        rows.append({key, objective.text, objective.rating, objective.ratingReason, objective.suggested, objective.reason});
    }
    return rows;
}

} // namespace

EvaluationPanel::EvaluationPanel(QWidget *parent)
    : QWidget(parent), m_model(new ObjectivesModel(this))
{
    RowLook look;
    look.glyphColumn = ObjectivesModel::ObjectiveColumn;
    look.chipColumn = ObjectivesModel::RatingColumn;
    m_view = new RowView(QStringLiteral("objectivesRating"), tr("Objectives and their ratings"), look, this);
    m_view->setHeaderHidden(true);
    m_view->useModel(m_model, {160, 0}, ObjectivesModel::ObjectiveColumn);
    m_view->setColumnHidden(ObjectivesModel::ReasonColumn, true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("ratingReason"));
    m_reason->setAccessibleName(tr("Reason for the rating"));
    m_reason->setPlaceholderText(tr("Why this rating?  Enter records it."));
    m_reason->setMaxLength(4000);
    m_reason->installEventFilter(this);
    auto *hint = new QLabel(tr("P performed without challenges · S with some · M with major ones · U unable · "
                               "Space takes the suggestion · the same key again takes a rating back"),
                            this);
    hint->setWordWrap(true);
    hint->setFont(theme::small(font()));
    auto *below = new QVBoxLayout;
    below->setContentsMargins(10, 6, 10, 6);
    below->addWidget(m_reason);
    below->addWidget(hint);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_view, 1);
    all->addLayout(below);
    m_wait.setSingleShot(true);
    m_wait.setInterval(collectFor);
    connect(&m_wait, &QTimer::timeout, this, &EvaluationPanel::workOut);
    connect(m_view, &RowView::letterPressed, this, [this](QChar letter) {
        if (!QStringLiteral("PSMU").contains(letter))
            return;
        rate(letter);
        if (m_writable && letter != u'P' && m_view->currentIndex().isValid())
            m_reason->setFocus(); // what was the challenge?
    });
    connect(m_view, &RowView::spacePressed, this, [this](const QModelIndex &index) {
        if (const QString word = index.data(ObjectivesModel::SuggestedRole).toString(); !word.isEmpty())
            rate(word);
    });
    connect(m_view, &RowView::rowActivated, this, [this] { m_reason->setFocus(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &EvaluationPanel::showReason);
    connect(m_reason, &QLineEdit::returnPressed, this, [this] {
        saveReason();
        m_view->setFocus();
    });
}

void EvaluationPanel::update(const Plan &plan, const RunState &state, bool writable)
{
    if (state.runId != m_state.runId)
        m_rated.clear();
    m_plan = plan;
    m_state = state;
    m_writable = writable;
    m_reason->setReadOnly(!writable);
    if (!m_wait.isActive())
        m_wait.start();
}

void EvaluationPanel::workOut()
{
    inBackground(
        this, [plan = m_plan, state = m_state] { return rowsOf(plan, state); },
        [this](const QVector<ObjectiveRow> &rows) {
            m_model->setRows(rows);
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_model->index(0, ObjectivesModel::ObjectiveColumn));
            if (!m_reason->hasFocus())
                showReason();
        });
}

void EvaluationPanel::rate(const QString &rating)
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid() || !m_writable)
        return;
    const QString objective = index.data(IdRole).toString();
    const bool same = m_rated.value(objective, index.data(ObjectivesModel::RatingRole).toString()) == rating;
    m_rated.insert(objective, same ? QString() : rating); // the table has it a moment later
    const QString reason = index.siblingAtColumn(ObjectivesModel::ReasonColumn).data().toString();
    Q_EMIT asked([objective, word = same ? QString() : rating, reason](RunSession &session) {
        session.rate(objective, word, reason);
    });
}

void EvaluationPanel::saveReason()
{
    const QModelIndex index = m_view->currentIndex();
    const QString text = m_reason->text().trimmed();
    const QString objective = index.data(IdRole).toString();
    const QString rating = m_rated.value(objective, index.data(ObjectivesModel::RatingRole).toString());
    if (!index.isValid() || !m_writable || !m_reason->isModified() || text == index.siblingAtColumn(ObjectivesModel::ReasonColumn).data().toString())
        return;
    m_reason->setModified(false); // Enter, then the focus goes: once
    Q_EMIT asked([objective, rating, text](RunSession &session) {
        session.rate(objective, rating, text);
    });
}

void EvaluationPanel::showReason()
{
    const QString text = m_view->currentIndex().siblingAtColumn(ObjectivesModel::ReasonColumn).data().toString();
    if (m_reason->text() != text)
        m_reason->setText(text);
}

bool EvaluationPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && watched == m_reason)
        saveReason();
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_view->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace muster
