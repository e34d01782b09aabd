// SPDX-License-Identifier: GPL-3.0-or-later
// One list of a report: rows that can be searched, filtered by status, sorted and copied; the whole text of
// the current row stands below. Window thread; owned by ReportPage.
#pragma once

#include "domain/check.h"
#include "widgets/rowdelegate.h"

#include <QAbstractTableModel>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace muster
{

class ReportFilter;
class RowView;

struct ReportRow
{
    QStringList cells;
    QVector<QVariant> sortKeys; // as many as cells; an invalid one sorts by the text
    std::optional<Status> status;
    QString kind;    // of a timeline entry: paints the chip
    QString details; // shown below when the row is current
};

class ReportRows final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportRows)

public:
    ReportRows(QStringList titles, QObject *parent);
    void setRows(QVector<ReportRow> rows); // resets
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    QStringList m_titles;
    QVector<ReportRow> m_rows;
};

struct ReportTableSpec
{
    QString name;       // objectName; its parts are named after it
    QString accessible; // what a screen reader says
    QStringList titles;
    QList<int> widths;
    int stretchColumn = 0;
    RowLook look;
    bool byStatus = false; // offer a filter by status
    QString empty;         // shown when there is no row at all
};

class ReportTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportTable)

public:
    // Without tools there is no search of its own above it, and no count.
    explicit ReportTable(const ReportTableSpec &spec, QWidget *parent = nullptr, bool tools = true);
    void setRows(QVector<ReportRow> rows, const QString &empty = {}); // `empty` says why there are none
    void filterStatus(Status status); // shows these only; no effect without a filter by status
    [[nodiscard]] int count() const { return m_rows->rowCount(); } // unfiltered
    [[nodiscard]] RowView *view() const { return m_view; }
    [[nodiscard]] QString copied() const; // selected rows, or all shown, as tab-separated text with a head

private:
    void addTools(const ReportTableSpec &spec);
    void updateCount();
    void showDetails();

    ReportRows *m_rows;
    ReportFilter *m_filter;
    RowView *m_view;
    QLineEdit *m_search = nullptr;
    QComboBox *m_status = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_none;
    QPlainTextEdit *m_details;
    QString m_empty;
};

} // namespace muster
