// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+Z in a field of a form: first it takes back what is being typed there, then the document's own undo has
// its turn. Fields would keep the key for themselves otherwise. Window thread; owned by the form.
#pragma once

#include <QObject>

class QWidget;

namespace muster
{

class FieldUndo final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldUndo)

public:
    explicit FieldUndo(QWidget *form); // fields made later count too
    void taken();                      // the document has what the fields hold

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_form;
};

} // namespace muster
