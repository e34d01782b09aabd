// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/injectdetail.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace muster
{

InjectDetail::InjectDetail(QWidget *parent)
    : QWidget(parent), m_message(new QPlainTextEdit(this)), m_expected(new QLabel(this)), m_note(new QLabel(this)),
      m_buttons(new QWidget(this))
{
    setObjectName(QStringLiteral("injectDetail"));
    m_message->setObjectName(QStringLiteral("injectText"));
    m_message->setAccessibleName(tr("What the room will be told"));
    m_message->setPlaceholderText(tr("Choose an inject"));
    m_message->setTabChangesFocus(true);
    m_message->installEventFilter(this);
    m_message->setMinimumHeight(56);
    m_message->setMaximumHeight(104);
    m_expected->setObjectName(QStringLiteral("expectedResponse"));
    for (QLabel *label : {m_expected, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFont(theme::small(font()));
    }
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_release = add(QStringLiteral("releaseInject"), tr("Release  R"), tr("Shows it to the room (R, in the list)"));
    m_release->setProperty("kind", QStringLiteral("primary"));
    m_hold = add(QStringLiteral("holdInject"), tr("Hold  H"), tr("Keeps it back; brings a skipped one back (H)"));
    m_skip = add(QStringLiteral("skipInject"), tr("Skip  S"), tr("It will not be given; the report says so (S)"));
    connect(m_release, &QPushButton::clicked, this, &InjectDetail::releaseAsked);
    connect(m_hold, &QPushButton::clicked, this, &InjectDetail::holdAsked);
    connect(m_skip, &QPushButton::clicked, this, &InjectDetail::skipAsked);
    const QVector<std::array<QString, 3>> judgements{
        {QStringLiteral("yes"), tr("Given  Y"), tr("The room did what was expected (Y)")},
        {QStringLiteral("partly"), tr("Partly  P"), tr("It was given in part (P)")},
        {QStringLiteral("no"), tr("Not given  N"), tr("The room did not come to it (N)")}};
    for (const auto &[given, text, tip] : judgements) {
        QPushButton *button = add(QStringLiteral("judge-") + given, text, tip);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, given = given] { Q_EMIT judged(given); });
        m_judge << button;
    }
    row->addStretch();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(10, 8, 10, 10);
    all->setSpacing(6);
    all->addWidget(m_message);
    all->addWidget(m_expected);
    all->addWidget(m_note);
    all->addWidget(m_buttons);
    showInject(nullptr, false, {});
}

QPushButton *InjectDetail::add(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(name);
    button->setAccessibleName(text.section(QStringLiteral("  "), 0, 0));
    button->setToolTip(tip);
    m_buttons->layout()->addWidget(button);
    return button;
}

void InjectDetail::showInject(const InjectState *inject, bool writable, const QString &why)
{
    const QString key = inject ? inject->key : QString();
    const QString message = inject ? inject->text() : QString();
    if (key != m_key || message != m_planned) { // else what the facilitator has changed stays
        m_key = key;
        m_planned = message;
        m_message->setPlainText(message);
    }
    m_message->setReadOnly(!inject || !inject->isOpen() || !writable);
    const QString expected = inject ? inject->inject.expectedResponse : QString();
    m_expected->setText(expected.isEmpty() ? QString() : tr("Expected: %1").arg(expected));
    m_expected->setVisible(!expected.isEmpty());
    QStringList notes;
    if (inject && !inject->inject.notes.isEmpty())
        notes << tr("For you: %1").arg(inject->inject.notes);
    if (inject && !inject->inject.artifacts.isEmpty())
        notes << tr("Artifacts: %1").arg(inject->inject.artifacts.join(QStringLiteral(", ")));
    if (inject && inject->isOpen() && !why.isEmpty())
        notes << why;
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
    showButtons(inject, writable, why);
}

void InjectDetail::showButtons(const InjectState *inject, bool writable, const QString &why)
{
    const bool open = inject && inject->isOpen();
    const bool skipped = inject && inject->status == InjectStatus::Skipped;
    m_release->setVisible(open);
    m_release->setEnabled(writable && why.isEmpty());
    m_hold->setVisible((open && inject->status != InjectStatus::Held) || skipped);
    m_hold->setText(skipped ? tr("Bring back  H") : tr("Hold  H"));
    m_hold->setEnabled(writable);
    m_skip->setVisible(open);
    m_skip->setEnabled(writable);
    const bool judge = inject && inject->status == InjectStatus::Released && !inject->inject.expectedResponse.isEmpty();
    for (QPushButton *button : std::as_const(m_judge)) {
        button->setVisible(judge);
        button->setEnabled(writable);
        button->setChecked(judge && button->objectName() == u"judge-" + inject->given);
    }
}

QString InjectDetail::changedText() const
{
    const QString text = m_message->toPlainText();
    return text.trimmed().isEmpty() || text == m_planned ? QString() : text;
}

bool InjectDetail::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_message && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT left();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
            key->modifiers().testFlag(Qt::ControlModifier) && m_release->isVisible() && m_release->isEnabled()) {
            Q_EMIT releaseAsked();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace muster
