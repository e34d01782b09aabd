// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/injectspanel.h"

#include "items/roles.h"
#include "pages/injectdetail.h"
#include "pages/injectform.h"
#include "widgets/card.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace muster
{

InjectsPanel::InjectsPanel(QWidget *parent)
    : QWidget(parent), m_card(new Card(tr("Injects"), this)), m_scenarios(new QComboBox(this)),
      m_start(new QPushButton(tr("Start scenario"), this)), m_model(new InjectsModel(InjectsModel::Flow, this)),
      m_trayModel(new InjectsModel(InjectsModel::Tray, this)), m_trayTitle(new QLabel(tr("Tray: contingencies"), this))
{
    m_scenarios->setObjectName(QStringLiteral("scenario"));
    m_scenarios->setAccessibleName(tr("Scenario"));
    m_scenarios->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_start->setObjectName(QStringLiteral("startScenario"));
    m_start->setAccessibleName(tr("Start this scenario"));
    m_start->setToolTip(tr("Its clock starts and it becomes the one that is played"));
    m_start->setProperty("kind", QStringLiteral("primary"));
    m_flow = makeView(QStringLiteral("injectFlow"), tr("Injects in their order"), m_model);
    m_tray = makeView(QStringLiteral("injectTray"), tr("Contingency injects in the tray"), m_trayModel);
    m_from = m_flow;
    m_trayTitle->setFont(theme::small(font()));
    m_trayTitle->setContentsMargins(10, 4, 10, 2);
    m_form = new InjectForm(this); // made in the order of the Tab key
    m_detail = new InjectDetail(this);
    auto *add = new QPushButton(tr("New…  Ins"), this);
    add->setObjectName(QStringLiteral("newInject"));
    add->setAccessibleName(tr("New inject"));
    add->setProperty("kind", QStringLiteral("link"));
    m_card->addAction(add);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(10, 8, 10, 8);
    top->setSpacing(8);
    top->addWidget(m_scenarios, 1);
    top->addWidget(m_start);
    m_card->setBodyMargins(1, 0);
    m_card->body()->addLayout(top);
    m_card->body()->addWidget(m_flow, 4);
    m_card->body()->addWidget(m_trayTitle);
    m_card->body()->addWidget(m_tray, 2);
    m_card->body()->addWidget(m_form);
    m_card->body()->addWidget(m_detail);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    connect(add, &QPushButton::clicked, this, &InjectsPanel::compose);
    connect(m_start, &QPushButton::clicked, this, [this] {
        Q_EMIT asked([scenario = scenario()](RunSession &session) { session.startScenario(scenario); });
        m_flow->setFocus();
    });
    connect(m_scenarios, &QComboBox::currentIndexChanged, this, &InjectsPanel::scenarioShown);
    connectLists();
}

RowView *InjectsPanel::makeView(const QString &name, const QString &title, InjectsModel *model)
{
    RowLook look;
    look.glyphColumn = InjectsModel::MessageColumn;
    look.mutedColumns = {InjectsModel::DueColumn};
    auto *view = new RowView(name, title, look, this);
    view->setHeaderHidden(true);
    view->useModel(model, {0, 92}, InjectsModel::MessageColumn);
    for (const int column : {InjectsModel::StatusColumn, InjectsModel::TimeColumn, InjectsModel::NumberColumn,
                             InjectsModel::FromColumn, InjectsModel::ToColumn})
        view->setColumnHidden(column, true);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->installEventFilter(this);
    return view;
}

void InjectsPanel::connectLists()
{
    for (RowView *view : {m_flow, m_tray}) {
        connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, view] {
            if (!view->hasFocus() && m_from != view)
                return; // rows moved under the other list's cursor
            m_from = view;
            showDetail();
        });
        connect(view, &RowView::letterPressed, this, &InjectsPanel::onLetter);
        connect(view, &RowView::rowActivated, this, [this] { m_detail->message()->setFocus(); });
        connect(view, &RowView::spacePressed, this, [this] { m_detail->message()->setFocus(); });
    }
    connect(m_detail, &InjectDetail::releaseAsked, this, &InjectsPanel::release);
    connect(m_detail, &InjectDetail::holdAsked, this, &InjectsPanel::hold);
    connect(m_detail, &InjectDetail::skipAsked, this, [this] { onLetter(u'S'); });
    connect(m_detail, &InjectDetail::judged, this, &InjectsPanel::judge);
    connect(m_detail, &InjectDetail::left, this, [this] { m_from->setFocus(); });
    connect(m_form, &InjectForm::left, this, [this] { m_flow->setFocus(); });
    connect(m_form, &InjectForm::composed, this, [this](const Inject &inject, bool atOnce) {
        Q_EMIT asked([scenario = scenario(), inject, atOnce](RunSession &session) {
            if (atOnce)
                session.releaseManual(scenario, inject);
            else
                session.insertInject(scenario, inject);
        });
        m_form->clear();
        m_flow->setFocus();
    });
}

void InjectsPanel::fillScenarios(const RunState &state)
{
    for (int i = 0; i < m_scenarios->count(); ++i) {
        const ScenarioState *one = state.tabletop.scenario(m_scenarios->itemData(i).toString());
        const bool current = one && one->key == state.tabletop.current;
        m_scenarios->setItemText(i, (current                   ? QStringLiteral("▶ ")
                                     : one && one->isStarted() ? QStringLiteral("✓ ")
                                                               : QString()) +
                                        m_scenarios->itemData(i).toString());
    }
}

void InjectsPanel::showRun(const RunState &state)
{
    const QSignalBlocker quiet(m_scenarios);
    m_scenarios->clear();
    for (const ScenarioState &scenario : state.tabletop.scenarios)
        m_scenarios->addItem(scenario.key, scenario.key);
    m_scenarios->setCurrentIndex(std::max(0, m_scenarios->findData(state.tabletop.current)));
}

void InjectsPanel::update(const RunState &state, bool writable, const QDateTime &now)
{
    m_state = state;
    m_writable = writable;
    fillScenarios(state);
    const QString key = scenario();
    m_model->update(state, key, now);
    m_trayModel->update(state, key, now);
    const bool tray = m_trayModel->rowCount() > 0;
    m_tray->setVisible(tray);
    m_trayTitle->setVisible(tray);
    m_start->setVisible(writable && key != state.tabletop.current && !key.isEmpty());
    const ScenarioState *one = state.tabletop.scenario(key);
    m_start->setText(one && one->isStarted() ? tr("Go back to it") : tr("Start scenario"));
    int settled = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        settled += m_model->index(row, 0).data(InjectStatusRole).toInt() == static_cast<int>(InjectStatus::Released) ? 1 : 0;
    m_card->setDetail(tr("%1 of %2 delivered").arg(settled).arg(m_model->rowCount()));
    if (!m_from->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_from = m_flow;
        m_flow->setCurrentIndex(m_model->index(0, InjectsModel::MessageColumn));
    }
    showDetail();
}

void InjectsPanel::showDetail()
{
    const ScenarioState *one = m_state.tabletop.scenario(scenario());
    QString why;
    if (m_state.phase == RunPhase::Paused)
        why = tr("The exercise is paused: nothing is released. F9 goes on.");
    else if (one && !one->isStarted())
        why = tr("This scenario has not started.");
    m_detail->showInject(chosen(), m_writable, why);
}

const InjectState *InjectsPanel::chosen() const
{
    const ScenarioState *one = m_state.tabletop.scenario(scenario());
    return one ? one->inject(m_from->currentIndex().data(IdRole).toString()) : nullptr;
}

QString InjectsPanel::scenario() const
{
    return m_scenarios->currentData().toString();
}

void InjectsPanel::compose()
{
    m_form->start();
}

void InjectsPanel::select(const QString &inject)
{
    for (RowView *view : {m_flow, m_tray}) {
        const auto *model = static_cast<const InjectsModel *>(view->model());
        if (const int row = model->rowOf(inject); row >= 0) {
            m_from = view;
            view->setCurrentIndex(model->index(row, InjectsModel::MessageColumn));
            view->scrollTo(view->currentIndex());
            showDetail();
        }
    }
}

void InjectsPanel::release()
{
    if (const InjectState *inject = chosen(); inject && inject->isOpen())
        Q_EMIT asked([scenario = scenario(), key = inject->key, text = m_detail->changedText()](RunSession &session) {
            session.releaseInject(scenario, key, text);
        });
    m_from->setFocus();
}

void InjectsPanel::hold()
{
    if (const InjectState *inject = chosen())
        Q_EMIT asked([scenario = scenario(), key = inject->key](RunSession &session) { session.holdInject(scenario, key); });
    m_from->setFocus();
}

void InjectsPanel::judge(const QString &given)
{
    const InjectState *inject = chosen();
    if (!inject) // whether it was released is the run's to say: it may be on its way
        return;
    const QString word = inject->given == given ? QString() : given; // the same again takes it back
    Q_EMIT asked([scenario = scenario(), key = inject->key, word](RunSession &session) {
        session.judgeInject(scenario, key, word);
    });
}

void InjectsPanel::move(int by)
{
    const InjectState *inject = chosen();
    const int row = m_flow->currentIndex().row();
    const int other = row + by;
    if (!inject || m_from != m_flow || other < 0 || other >= m_model->rowCount())
        return;
    const ScenarioState *one = m_state.tabletop.scenario(scenario());
    const InjectState *neighbour = one->inject(m_model->index(other, 0).data(IdRole).toString());
    // It takes its neighbour's time, so that order and times still agree.
    const QString before = by < 0 ? neighbour->key : m_model->index(other + 1, 0).data(IdRole).toString();
    Q_EMIT asked([scenario = scenario(), key = inject->key, at = neighbour->inject.at, before](RunSession &session) {
        session.moveInject(scenario, key, at, before);
    });
}

void InjectsPanel::shift(int minutes)
{
    const InjectState *inject = chosen();
    if (!inject || !inject->inject.at)
        return;
    const Milliseconds at = std::max(Milliseconds(0), *inject->inject.at + std::chrono::minutes(minutes));
    Q_EMIT asked([scenario = scenario(), key = inject->key, at](RunSession &session) {
        session.moveInject(scenario, key, at);
    });
}

void InjectsPanel::onLetter(QChar letter)
{
    const InjectState *inject = chosen();
    if (!inject || !m_writable)
        return;
    if (letter == u'R')
        release();
    else if (letter == u'H')
        hold();
    else if (letter == u'S')
        Q_EMIT asked([scenario = scenario(), key = inject->key](RunSession &session) { session.skipInject(scenario, key); });
    else if (inject->inject.expectedResponse.isEmpty())
        return;
    else if (letter == u'Y')
        judge(QStringLiteral("yes"));
    else if (letter == u'P')
        judge(QStringLiteral("partly"));
    else if (letter == u'N')
        judge(QStringLiteral("no"));
}

bool InjectsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && (watched == m_flow || watched == m_tray)) {
        m_from = static_cast<RowView *>(watched);
        showDetail();
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = key->modifiers().testFlag(Qt::AltModifier);
    if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
        move(key->key() == Qt::Key_Up ? -1 : 1);
    else if (key->key() == Qt::Key_Plus || key->key() == Qt::Key_Minus)
        shift(key->key() == Qt::Key_Plus ? 1 : -1);
    else if (key->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace muster
