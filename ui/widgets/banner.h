// SPDX-License-Identifier: GPL-3.0-or-later
// A message inside the page, never a dialog: what happened, what to try, details to copy. Window thread.
#pragma once

#include "domain/error.h"
#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace muster
{

class Banner final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    explicit Banner(QWidget *parent = nullptr); // hidden until it has something to say

    void showError(const Error &error, const QString &meaning = {}); // meaning: what it means for the run
    void showText(Colour role, const QString &title, const QString &text = {});
    void addAction(QWidget *widget); // beside every text, for good; no Dismiss
    // Beside the text that is shown, until another one is; then it stays until it is answered: no Dismiss.
    QPushButton *offer(const QString &name, const QString &text);
    void setClosable(bool closable);
    void dismiss();
    [[nodiscard]] QString title() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void withdraw(); // what was offered with the text before

    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_copy;
    QPushButton *m_close;
    Colour m_role = Colour::Bad;
    QString m_details;
    QVector<QPushButton *> m_offered;
};

} // namespace muster
