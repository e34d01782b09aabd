// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a document that a person may change: all of them in a list, the chosen one in a field below, and
// back to what the record says. Window thread; owned by DocumentsPage.
#pragma once

#include "reports/document.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace muster
{

class DocumentFields final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentFields)

public:
    explicit DocumentFields(QWidget *parent = nullptr);

    void setDocument(const Document &document); // keeps the chosen field; what is being typed stays
    void clear();
    void choose(const QString &id, bool edit);
    void flush(); // what is being typed is handed over now
    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    [[nodiscard]] QString chosen() const { return m_chosen; }

Q_SIGNALS:
    void chosenChanged(const QString &id);
    void edited(const QString &id, const QString &text);
    void takenBack(const QString &id); // the record's text again

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildEditor();
    void showChosen();
    void showField(const DocumentField &field);
    void take(const QString &text);
    [[nodiscard]] const DocumentField *field(const QString &id) const;

    QVector<DocumentField> m_fields;
    QString m_chosen;
    QTreeWidget *m_list;
    QLabel *m_label = nullptr;
    QLabel *m_hint = nullptr;
    QStackedWidget *m_editors = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QComboBox *m_choice = nullptr;
    QPushButton *m_back = nullptr;
    QTimer m_rest;
    QString m_taken; // as it was last handed over or shown
};

} // namespace muster
