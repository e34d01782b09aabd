// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a tabletop plan that are not tables, as forms: the exercise and the shown scenario. What is typed
// is in the plan at once; typing in one field is one step of the undo history. Window thread; owned by
// TabletopEditor.
#pragma once

#include "pages/tabletopdocument.h"

#include <QWidget>

class QFormLayout;


namespace muster
{

// A form whose fields show the plan and change it.
class TabletopForm : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabletopForm)

public:
    explicit TabletopForm(TabletopDocument *document, QWidget *parent = nullptr);

protected:
    using Read = std::function<QString()>;
    using Write = std::function<void(const QString &what, const QString &text, const QString &mergeKey)>;
    using Alike = std::function<bool(const QString &a, const QString &b)>; // mean the same, written otherwise

    void addLine(const QString &name, const QString &label, const Read &read, const Write &write,
                 const QString &hint = {}, const Alike &alike = {});
    void addText(const QString &name, const QString &label, int lines, const Read &read, const Write &write,
                 const QString &hint = {}, const Alike &alike = {});
    void addChoice(const QString &name, const QString &label, const QList<QPair<QString, QString>> &choices,
                   const Read &read, const Write &write); // value, words
    void addDuration(const QString &name, const QString &label,
                     const std::function<std::optional<Milliseconds>()> &read,
                     const std::function<void(const QString &what, std::optional<Milliseconds>)> &write);
    void show();

    TabletopDocument *m_document;

private:
    QFormLayout *m_form;
    QVector<std::function<void()>> m_refresh;
    bool m_showing = false;
};

class ExerciseForm final : public TabletopForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExerciseForm)

public:
    explicit ExerciseForm(TabletopDocument *document, QWidget *parent = nullptr);

private:
    void addField(const QString &name, const QString &label, QString Plan::*member, const QString &hint = {});
    void addLines(const QString &name, const QString &label, const QString &key, const QString &hint);
    void addTarget(const QString &name, const QString &label, std::optional<Milliseconds> Targets::*member);
};

class ScenarioForm final : public TabletopForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScenarioForm)

public:
    explicit ScenarioForm(TabletopDocument *document, QWidget *parent = nullptr);

private:
    void addTarget(const QString &name, const QString &label, std::optional<Milliseconds> Scenario::*member);
};

} // namespace muster
