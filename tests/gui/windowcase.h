// SPDX-License-Identifier: GPL-3.0-or-later
// A window over a store of its own, with actions made for tests: what they prove is the window, not an
// adapter. One thread.
#pragma once

#include "session/runsession.h"
#include "shell/mainwindow.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace muster
{

// {"type": "test", "do": "pass" | "wait" | "flood" | "checks" | "flaky" | "fail"}
[[nodiscard]] std::shared_ptr<const ActionRegistry> testRegistry();

class WindowCase
{
public:
    WindowCase();
    ~WindowCase();

    void open(); // a new window on the same store; the old one is let go of first
    void shut(); // closes without asking
    [[nodiscard]] MainWindow &window() const { return *m_window; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    // Writes a plan file: a manual step, an automatic one of that kind, a manual one after it.
    [[nodiscard]] QString writePlan(const QString &kind) const;

    template<typename Widget>
    [[nodiscard]] Widget *
    find(const char *name) const // the visible one of that objectName; null when there is none
    {
        const QList<Widget *> all = m_window->findChildren<Widget *>(QString::fromLatin1(name));
        for (Widget *each : all) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    void click(const char *name) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace muster
