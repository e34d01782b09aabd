// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a live page: title, chips and people, big numbers, buttons; in two rows when there is little
// room. Window thread; owned by its page.
#pragma once

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QPushButton;

namespace muster
{

class BigNumber;
class Chip;
class ElidedLabel;

class HeaderBar : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderBar)

public:
    void forgetWidths(); // another run: the clocks may be narrower again

protected:
    explicit HeaderBar(const QString &name, QWidget *parent);

    QPushButton *addButton(const QString &name, const QString &text, const char *kind);
    BigNumber *addNumber(const QString &name, const QString &caption, const QString &widest);
    Chip *addChip();
    void setTexts(const QString &title, const QStringList &people);

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void arrange(bool narrow); // narrow: the clocks stand under the title

    ElidedLabel *m_title;
    ElidedLabel *m_people;
    QHBoxLayout *m_chips;
    QGridLayout *m_grid;
    QWidget *m_texts;
    QWidget *m_numbers;
    QWidget *m_buttons;
    bool m_narrow = false;
};

} // namespace muster
