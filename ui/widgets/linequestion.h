// SPDX-License-Identifier: GPL-3.0-or-later
// A question that is answered with a few words: a name, a reason. Enter answers, Esc takes it back; what must not be
// empty cannot be. Shown with open(), so no nested event loop. Window thread.
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace muster
{

class LineQuestion final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineQuestion)

public:
    // `name` is the objectName; `answer` says on the button what Enter does.
    LineQuestion(const QString &name, const QString &title, const QString &text, const QString &answer, QWidget *parent);

    // A line to fill in, in the order they are added; `known` are offered while typing.
    QLineEdit *addLine(const QString &label, const QString &value, bool needed, const QStringList &known = {});

Q_SIGNALS:
    void answered(const QStringList &lines); // trimmed

private:
    void check();
    void finish();

    struct Line
    {
        QLineEdit *edit;
        bool needed;
    };
    QVBoxLayout *m_lines;
    QPushButton *m_answer;
    QVector<Line> m_edits;
};

} // namespace muster
