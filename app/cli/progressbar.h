// SPDX-License-Identifier: GPL-3.0-or-later
// How far the running step is: one line that is redrawn on a terminal, a line every tenth otherwise.
// Main thread; writes to standard error.
#pragma once

#include "domain/event.h"

#include <QElapsedTimer>

namespace muster::cli {

class ProgressBar
{
public:
    // `live`: redraw (a terminal). `silent`: --quiet or machine output that nobody watches.
    ProgressBar(bool live, bool silent);

    void show(const QString &title, const event::StepProgressed &progress);
    void clear();                        // takes the line off the terminal
    void line(const QString &text);      // a line above the bar
    void stepEnded(const QString &step); // forgets it

    // "[######----]  60 %  12 of 20 tables  0:00:04 left  public.orders", no longer than `width`.
    [[nodiscard]] static QString render(const QString &title, const event::StepProgressed &progress,
                                        int width);
    // Share that is done, 0…1; by bytes when they are known, else by objects; nothing when neither is.
    [[nodiscard]] static std::optional<double> fraction(const event::StepProgressed &progress);

private:
    bool m_live;
    bool m_silent;
    bool m_drawn = false;
    QString m_last;
    QHash<QString, int> m_tenths; // step id -> last tenth that was said
    QElapsedTimer m_sinceDraw;
};

} // namespace muster::cli
