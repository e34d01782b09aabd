// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windowcase.h"

#include "library/planlibrary.h"

#include <QAbstractButton>
#include <QSettings>

#include <poll.h>

namespace muster
{

namespace
{

class TestAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        const QString what = context.params.value(QStringLiteral("do")).toString();
        if (what == u"wait")
            return wait(context);
        if (what == u"flood")
            flood(context);
        if (what == u"flaky" && context.attempt == 1) // the first attempt fails
            return fail({QStringLiteral("test.flaky"), QStringLiteral("the archive ends too early"), QStringLiteral("fetch it again"),
                         Fault::Failed, {}, 0, 0});
        if (what == u"fail")
            return fail({QStringLiteral("test.fail"), QStringLiteral("it never works"), {}, Fault::Failed, {}, 0, 0});
        if (what == u"checks") {
            context.host.check({QStringLiteral("row_count"),
                                QStringLiteral("public.orders"),
                                Status::Passed,
                                true,
                                10,
                                10,
                                {},
                                Milliseconds(3)});
            context.host.check({QStringLiteral("foreign_key"),
                                QStringLiteral("public.orders"),
                                Status::Passed,
                                true,
                                0,
                                0,
                                {},
                                Milliseconds(5)});
        }
        return ActionOutcome{Status::Passed, QStringLiteral("done"), {}, {}};
    }
    Result<QStringList> preview(ActionContext &context) override
    {
        return QStringList{u"would do " + context.params.value(QStringLiteral("do")).toString()};
    }

private:
    static Result<ActionOutcome> wait(ActionContext &context)
    {
        pollfd fd{context.cancel.fd(), POLLIN, 0};
        while (!context.cancel.isCancelled()) {
            context.host.progress(
                {{}, 41, 75, QStringLiteral("tables"), 3100, 5600, 70000, QStringLiteral("public.orders")});
            poll(&fd, 1, 20);
        }
        return fail(
            {QStringLiteral("cancelled"), QStringLiteral("cancelled"), {}, Fault::Interrupted, {}, 0, 0});
    }
    static void flood(ActionContext &context)
    {
        for (int i = 0; i < 200000 && !context.cancel.isCancelled(); ++i)
            context.host.progress({{}, i, 200000, QStringLiteral("rows"), 0, 0, 1000, {}});
    }
};

} // namespace

std::shared_ptr<const ActionRegistry> testRegistry()
{
    auto registry = std::make_shared<ActionRegistry>();
    registry->add({QStringLiteral("test"), QStringLiteral("Test"), {QStringLiteral("do")}, {}, [] {
                       return std::make_unique<TestAction>();
                   }});
    // What the template for a dropped backup names.
    for (const char *type :
         {"postgres.preflight", "backup.fetch", "postgres.restore", "postgres.validate", "sandbox.remove"})
        registry->add({QString::fromLatin1(type), {}, {}, {}, [] { return std::make_unique<TestAction>(); }});
    return registry;
}

WindowCase::WindowCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8()); // what is remembered of imports
    open();
}

WindowCase::~WindowCase()
{
    shut();
}

void WindowCase::open()
{
    shut();
    m_window = std::make_unique<MainWindow>(m_folder.path() + u"/store.sqlite", testRegistry());
    m_window->resize(1280, 800); // whatever the platform's screen is
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void WindowCase::shut()
{
    m_window.reset();
}

QString WindowCase::writePlan(const QString &kind) const
{
    Plan plan;
    plan.id = QStringLiteral("window-test");
    plan.title = u"Window test: " + kind;
    plan.targets.rto = Milliseconds(600000);
    plan.maxParallel = 2;
    Phase phase;
    phase.id = QStringLiteral("phase");
    phase.title = QStringLiteral("Recover");
    const auto add = [&phase](const QString &id, const QString &text, const QString &what,
                              const QStringList &needs) {
        Step step;
        step.id = id;
        step.text = text;
        step.needs = needs;
        step.estimate = Milliseconds(60000);
        if (!what.isEmpty())
            step.action = ActionSpec{QStringLiteral("test"), {{QStringLiteral("do"), what}}};
        phase.steps.append(step);
    };
    add(QStringLiteral("ready"), QStringLiteral("Everybody is there"), {}, {});
    add(QStringLiteral("work"), QStringLiteral("Do the work"), kind, {QStringLiteral("ready")});
    if (kind == u"flood")
        add(QStringLiteral("more"), QStringLiteral("Do more work"), kind, {QStringLiteral("ready")});
    add(QStringLiteral("look"), QStringLiteral("Look at it"), {}, {QStringLiteral("work")});
    plan.phases = {phase};
    const QString path = m_folder.path() + u'/' + kind + u".muster.json";
    const Done saved = savePlan(path, plan);
    return saved ? path : QString();
}

void WindowCase::click(const char *name) const
{
    QTRY_VERIFY2(find<QAbstractButton>(name) && find<QAbstractButton>(name)->isEnabled(), name);
    QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
}

} // namespace muster
