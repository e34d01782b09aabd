// SPDX-License-Identifier: GPL-3.0-or-later
// Plans to choose from: recent files and templates. Window thread.
#pragma once

#include "items/plansmodel.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace muster
{

class Banner;
class EmptyState;
class PlansFilter;
class RowView;

class PlansPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlansPage)

public:
    explicit PlansPage(QWidget *parent = nullptr);

    void setFiles(const QVector<PlanRow> &rows);
    void setTemplates(const QVector<PlanRow> &rows);
    void showKind(PlanKind kind); // these alone, until another kind is chosen
    [[nodiscard]] static QList<QPair<QString, QString>> keys(); // key, what it does
    [[nodiscard]] const PlansModel *model() const { return m_model; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] RowView *view() const { return m_view; }

Q_SIGNALS:
    void fileRequested(const QString &path);
    void templateRequested(const QString &templateId);
    void chooseFileRequested();
    void importRequested(); // a file of another tool

private:
    void open(const QModelIndex &index);
    void connectFilters();
    void fillTags();
    void showFound(); // the rows, or that there are none and what to do
    void showAll();   // no words, every kind, every subject
    void offerFirst();

    PlansModel *m_model;
    PlansFilter *m_sorted;
    QComboBox *m_kind;
    QComboBox *m_tag;
    Banner *m_banner;
    RowView *m_view;
    QPushButton *m_open;
    QLineEdit *m_search;
    EmptyState *m_none;
    QPersistentModelIndex m_offered; // chosen by the page, not by a person
};

} // namespace muster
