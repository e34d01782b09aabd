// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/responsepanel.h"

#include "items/roles.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/ganttview.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>

namespace muster
{

ResponsePanel::ResponsePanel(QWidget *parent)
    : QWidget(parent), m_model(new ResponseModel(this)), m_card(new Card(tr("Response steps"), this)),
      m_gantt(new GanttView(this))
{
    RowLook look;
    look.glyphColumn = ResponseModel::StepColumn;
    look.chipColumn = ResponseModel::OutcomeColumn;
    m_view = new RowView(QStringLiteral("responseSteps"), tr("Response steps, to be talked through"), look, this);
    m_view->setHeaderHidden(true);
    m_view->useModel(m_model, {0, 116}, ResponseModel::StepColumn);
    for (const int column : {ResponseModel::RoleColumn, ResponseModel::EstimateColumn, ResponseModel::NoteColumn})
        m_view->setColumnHidden(column, true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->installEventFilter(this);
    for (const QString &key : {tr("A agreed"), tr("C changed"), tr("N no answer")}) {
        auto *chip = new Chip(this);
        chip->show(key, Colour::Muted, Colour::Neutral);
        m_card->addAction(chip);
    }
    m_note = new QLineEdit(this); // after the list, for the Tab key
    m_note->setObjectName(QStringLiteral("responseNote"));
    m_note->setAccessibleName(tr("Note on this response step"));
    m_note->setMaxLength(4000);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setObjectName(QStringLiteral("responseBars"));
    area->setWidget(m_gantt);
    area->setAccessibleName(m_gantt->accessibleName());
    area->setMinimumHeight(60);
    area->viewport()->setAutoFillBackground(false);
    m_gantt->setAutoFillBackground(false);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 6, 10, 6);
    line->addWidget(m_note);
    m_card->setBodyMargins(1, 0);
    m_card->body()->addWidget(m_view, 3);
    m_card->body()->addLayout(line);
    m_card->body()->addWidget(area, 2);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    connect(m_view, &RowView::letterPressed, this, [this](QChar letter) {
        if (letter == u'A')
            answer(QStringLiteral("agreed"));
        else if (letter == u'C')
            answer(QStringLiteral("changed"));
        else if (letter == u'N')
            answer(QStringLiteral("no_answer"));
    });
    connect(m_view, &RowView::spacePressed, this, [this] { answer(QStringLiteral("agreed")); });
    connect(m_view, &RowView::rowActivated, this, [this] { m_note->setFocus(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ResponsePanel::showNote);
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        saveNote();
        m_view->setFocus();
    });
    m_note->installEventFilter(this);
}

void ResponsePanel::update(const Plan &plan, const RunState &state, const QString &scenario, bool writable)
{
    const bool other = scenario != m_scenario;
    m_scenario = scenario;
    m_writable = writable;
    m_model->update(state, scenario);
    m_card->setDetail(tr("%1 of %2").arg(m_model->discussed()).arg(m_model->rowCount()));
    m_note->setReadOnly(!writable);
    m_note->setEnabled(m_model->rowCount() > 0);
    if (other || !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0, ResponseModel::StepColumn));
    if (!m_note->hasFocus())
        showNote();
    const Tabletop tabletop = tabletopOf(plan);
    const ScenarioState *one = state.tabletop.scenario(scenario);
    const auto place = one ? one - state.tabletop.scenarios.constData() : -1;
    if (other)
        showTimes(place >= 0 && place < tabletop.scenarios.size() ? tabletop.scenarios.at(place) : Scenario{});
}

void ResponsePanel::showTimes(const Scenario &scenario)
{
    const ResponseAnalysis analysis = analyseResponse(scenario.steps);
    QVector<GanttBar> bars;
    for (int i = 0; i < scenario.steps.size() && analysis.cycle.isEmpty(); ++i) {
        const ResponseStep &step = scenario.steps.at(i);
        bars.append({step.action, analysis.start.value(i), step.estimate.value_or(Milliseconds(0)), analysis.path.contains(i)});
    }
    m_gantt->setBars(bars, scenario.expectedRto);
}

void ResponsePanel::answer(const QString &outcome)
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid() || !m_writable)
        return;
    const bool same = index.data(OutcomeRole).toString() == outcome; // the same again takes it back
    const QString note = index.siblingAtColumn(ResponseModel::NoteColumn).data().toString();
    Q_EMIT asked([scenario = m_scenario, step = index.data(IdRole).toString(), word = same ? QString() : outcome,
                  note](RunSession &session) { session.discuss(scenario, step, word, note); });
    if (same)
        return;
    if (outcome == u"changed") { // how, is what matters
        m_note->setFocus();
        return;
    }
    if (index.row() + 1 < m_model->rowCount())
        m_view->setCurrentIndex(index.siblingAtRow(index.row() + 1));
}

void ResponsePanel::saveNote()
{
    const QModelIndex index = m_view->currentIndex();
    const QString text = m_note->text().trimmed();
    if (!index.isValid() || !m_writable || !m_note->isModified() || text == index.siblingAtColumn(ResponseModel::NoteColumn).data().toString())
        return;
    QString outcome = index.data(OutcomeRole).toString();
    if (outcome.isEmpty())
        outcome = QStringLiteral("changed");
    m_note->setModified(false); // Enter, then the focus goes: once
    Q_EMIT asked([scenario = m_scenario, step = index.data(IdRole).toString(), outcome, text](RunSession &session) {
        session.discuss(scenario, step, outcome, text);
    });
}

void ResponsePanel::showNote()
{
    const QModelIndex index = m_view->currentIndex();
    m_note->setPlaceholderText(index.isValid() ? tr("What was said about this step?  Enter records it.") : QString());
    const QString text = index.siblingAtColumn(ResponseModel::NoteColumn).data().toString();
    if (m_note->text() != text)
        m_note->setText(text);
}

bool ResponsePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && watched == m_note)
        saveNote(); // nothing typed is lost by going elsewhere
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        if (watched == m_note)
            m_view->setFocus();
        else
            Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace muster
