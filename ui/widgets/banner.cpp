// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace muster
{

namespace
{

Colour softOf(Colour role)
{
    switch (role) {
    case Colour::Ok:
        return Colour::OkSoft;
    case Colour::Warning:
        return Colour::WarningSoft;
    case Colour::Accent:
        return Colour::AccentSoft;
    default:
        return Colour::BadSoft;
    }
}

QPushButton *linkButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("kind", QStringLiteral("link"));
    return button;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_copy(linkButton(QStringLiteral("bannerCopy"), tr("Copy details"), this)),
      m_close(linkButton(QStringLiteral("bannerClose"), tr("Dismiss"), this))
{
    setObjectName(QStringLiteral("banner"));
    m_title->setFont(theme::semibold(font()));
    for (QLabel *label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(16, 8, 8, 8);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    all->addLayout(texts, 1);
    all->addWidget(m_copy, 0, Qt::AlignTop);
    all->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_details); });
    connect(m_close, &QPushButton::clicked, this, &Banner::dismiss);
    hide();
}

QString Banner::title() const
{
    return m_title->text();
}

void Banner::addAction(QWidget *widget)
{
    auto *all = static_cast<QHBoxLayout *>(layout());
    all->insertWidget(all->indexOf(m_copy), widget, 0, Qt::AlignVCenter);
    m_close->hide();
}

QPushButton *Banner::offer(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    m_offered.append(button);
    addAction(button);
    return button;
}

void Banner::withdraw()
{
    if (m_offered.isEmpty())
        return;
    for (QPushButton *button : std::as_const(m_offered)) {
        button->hide();
        button->deleteLater(); // it may be the one that was pressed
    }
    m_offered.clear();
    m_close->show();
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Banner::dismiss()
{
    withdraw();
    hide();
}

void Banner::showError(const Error &error, const QString &meaning)
{
    QStringList lines{meaning, error.hint};
    lines.removeAll(QString());
    showText(Colour::Bad, error.message, lines.join(u'\n'));
    QStringList details{error.message, meaning, error.hint, error.code, error.pointer};
    if (error.line > 0)
        details << tr("line %1, column %2").arg(error.line).arg(error.column);
    details.removeAll(QString());
    m_details = details.join(u'\n');
    m_copy->show();
}

void Banner::showText(Colour role, const QString &title, const QString &text)
{
    withdraw();
    m_role = role;
    theme::setTextRole(m_title, role);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_copy->hide();
    setAccessibleName(text.isEmpty() ? title : QString(title + u". " + text));
    show();
    update();
}

void Banner::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::colour(softOf(m_role)));
    painter.drawRoundedRect(rect(), 6, 6);
    painter.setBrush(theme::colour(m_role));
    painter.drawRoundedRect(QRect(0, 0, 4, height()), 2, 2);
}

} // namespace muster
