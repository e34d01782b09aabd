// SPDX-License-Identifier: GPL-3.0-or-later
// What a room has learned, one thing a line: what went well and what did not, documents to bring up to date,
// recommendations, next dates. Recorded when the field is left or typing rests. Window thread; owned by
// SittingPage.
#pragma once

#include "pages/ask.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace muster
{

class LessonsForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LessonsForm)

public:
    explicit LessonsForm(QWidget *parent = nullptr);

    void update(const RunState &state, bool writable);
    [[nodiscard]] QWidget *first() const;
    void flush(); // records what is typed now

Q_SIGNALS:
    void asked(const muster::Ask &ask);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Field
    {
        QString key; // in lessons (reports/tabletoplessons.cpp)
        QPlainTextEdit *edit;
        QString recorded;
    };
    void add(const char *key, const QString &title, const QString &hint, int row, int column);

    QVector<Field> m_fields;
    QTimer m_rest;
};

// "What happened | impact | cause | resolution" and back; lines without a bar are plain texts.
[[nodiscard]] QJsonArray lessonsFromText(const QString &key, const QString &text);
[[nodiscard]] QString lessonsToText(const QJsonValue &value);

} // namespace muster
