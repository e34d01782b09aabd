// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/gapimportcard.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>

namespace muster
{

namespace
{

constexpr qsizetype rowsShown = 500;

QString refusedText(const RefusedRow &row)
{
    //: row of a table, key of the gap, why not, what to do
    return GapImportCard::tr("✗ Row %1 (%2): %3 %4").arg(row.row).arg(row.key, row.error.message, row.error.hint).trimmed();
}

} // namespace

GapImportCard::GapImportCard(QWidget *parent)
    : QWidget(parent), m_card(new Card(tr("Import"), this)), m_rows(new QPlainTextEdit(this)),
      m_take(new QPushButton(this)), m_leave(new QPushButton(tr("Change nothing"), this))
{
    setObjectName(QStringLiteral("gapImport"));
    m_rows->setObjectName(QStringLiteral("gapImportRows"));
    m_rows->setAccessibleName(tr("Rows that are refused"));
    m_rows->setReadOnly(true);
    m_rows->setTabChangesFocus(true);
    m_rows->setFrameShape(QFrame::NoFrame);
    m_rows->setMaximumHeight(140);
    m_take->setObjectName(QStringLiteral("takeImport"));
    m_take->setAccessibleName(tr("Take the changes"));
    m_take->setProperty("kind", QStringLiteral("primary"));
    m_leave->setObjectName(QStringLiteral("leaveImport"));
    m_leave->setAccessibleName(m_leave->text());
    m_card->addAction(m_take);
    m_card->addAction(m_leave);
    m_card->body()->addWidget(m_rows);
    m_card->setBodyMargins(8, 6);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_import)
            Q_EMIT taken(*m_import);
        leave();
    });
    connect(m_leave, &QPushButton::clicked, this, &GapImportCard::leave);
    hide();
}

void GapImportCard::show(const QString &path, const std::shared_ptr<const GapImport> &import)
{
    m_import = import;
    const int changes = static_cast<int>(import->changes.size());
    m_card->setTitle(tr("Import of %1").arg(QFileInfo(path).fileName()));
    m_card->setDetail(tr("%1, %2 unchanged, %3 refused", "n changes")
                          .arg(tr("%n change(s)", nullptr, changes))
                          .arg(import->unchanged)
                          .arg(import->refused.size()));
    QStringList lines;
    for (const RefusedRow &row : import->refused.mid(0, rowsShown))
        lines << refusedText(row);
    if (import->refused.size() > rowsShown)
        lines << tr("… and %n more row(s)", nullptr, static_cast<int>(import->refused.size() - rowsShown));
    if (!import->ignored.isEmpty())
        lines << tr("Columns that are not taken: %1").arg(import->ignored.join(QStringLiteral(", ")));
    m_rows->setPlainText(lines.join(u'\n'));
    m_rows->setVisible(!lines.isEmpty());
    m_take->setText(changes > 0 ? tr("Take %n change(s)", nullptr, changes) : tr("Nothing to take"));
    m_take->setAccessibleName(m_take->text());
    m_take->setEnabled(changes > 0);
    QWidget::show();
    (changes > 0 ? m_take : m_leave)->setFocus(Qt::OtherFocusReason);
}

void GapImportCard::leave()
{
    m_import.reset();
    hide();
    Q_EMIT left();
}

void GapImportCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace muster
