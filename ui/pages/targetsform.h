// SPDX-License-Identifier: GPL-3.0-or-later
// Title, people and targets of a plan. Window thread; owned by PlanEditor.
#pragma once

#include "pages/plandocument.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QTableWidget;

namespace muster
{

class DurationEdit;

class TargetsForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TargetsForm)

public:
    explicit TargetsForm(PlanDocument *document, QWidget *parent = nullptr);

private:
    QLineEdit *addText(QFormLayout *form, const QString &name, const QString &label, QString Plan::*member);
    DurationEdit *addTarget(QFormLayout *form, const QString &key, const QString &label,
                            std::optional<Milliseconds> Targets::*member);
    void addPeople(QFormLayout *form);
    void orderTabs(); // as it is read
    void show();
    void showPeople();
    void takePeople();

    PlanDocument *m_document;
    QVector<std::pair<QLineEdit *, QString Plan::*>> m_texts;
    DurationEdit *m_rto;
    DurationEdit *m_rpo;
    QComboBox *m_recoveredBy;
    QComboBox *m_goLive;
    QTableWidget *m_people;
    bool m_showing = false;
};

} // namespace muster
