// SPDX-License-Identifier: GPL-3.0-or-later
// What a table would change in the ledger, before it does: how many, and each row that is refused with its
// reason. Window thread; owned by the page of gaps.
#pragma once

#include "library/gapledger.h"
#include "widgets/card.h"

class QPlainTextEdit;
class QPushButton;

namespace muster
{

class GapImportCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GapImportCard)

public:
    explicit GapImportCard(QWidget *parent = nullptr);

    void show(const QString &path, const std::shared_ptr<const GapImport> &import);

Q_SIGNALS:
    void taken(const muster::GapImport &import);
    void left(); // hidden again, whatever was done

protected:
    void keyPressEvent(QKeyEvent *event) override; // Escape leaves it

private:
    void leave();
    Card *m_card;
    QPlainTextEdit *m_rows;
    QPushButton *m_take;
    QPushButton *m_leave;
    std::shared_ptr<const GapImport> m_import;
};

} // namespace muster
