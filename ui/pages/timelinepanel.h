// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a run and its scribe line. Follows the newest entry only while its end is in view.
// Window thread; owned by LivePage.
#pragma once

#include "domain/runstate.h"

#include <QWidget>

class QComboBox;
class QSortFilterProxyModel;

namespace muster
{

class RowView;
class ScribeEdit;
class TimelineModel;

class TimelinePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePanel)

public:
    explicit TimelinePanel(QWidget *parent = nullptr);

    void setCompact(); // little room: neither the wall clock nor who; two lines of text instead
    void showRun(const RunState &state);
    void update(const RunState &state);
    void goToNewest(); // and on with what follows
    [[nodiscard]] ScribeEdit *scribe() const { return m_scribe; }
    [[nodiscard]] RowView *view() const { return m_view; }
    [[nodiscard]] TimelineModel *model() const { return m_model; }

private:
    TimelineModel *m_model;
    QSortFilterProxyModel *m_filter;
    RowView *m_view = nullptr;
    QComboBox *m_kinds;
    ScribeEdit *m_scribe = nullptr;
    bool m_following = true; // the newest entry is in view, and stays so
};

} // namespace muster
