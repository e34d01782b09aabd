// SPDX-License-Identifier: GPL-3.0-or-later
// What the room sees, in a window of its own for the projector. It is handed released texts and nothing else, so
// it cannot show what was not released. Large, readable from the back row; no controls. Window thread; owned by
// SittingPage.
#pragma once

#include "items/releasedmodel.h"

#include <QWidget>

class QLabel;
class QListView;
class QScrollArea;

namespace muster
{

class ParticipantView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParticipantView)

public:
    explicit ParticipantView(const QString &title, QWidget *owner);

    void setTexts(const QVector<ReleasedText> &texts); // oldest first
    void setClock(const QString &text, bool paused);
    void showOn(const QWidget *facilitator); // another screen than hers, if there is one
    [[nodiscard]] const ReleasedModel *model() const { return m_model; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void scale();
    void fitNewest(int largest); // px

    ReleasedModel *m_model;
    QLabel *m_title;
    QLabel *m_clock;
    QLabel *m_about;
    QLabel *m_newest;
    QScrollArea *m_newestArea;
    QListView *m_older;
    QLabel *m_keys; // on F1: the keys of this window, nothing of the exercise
    int m_zoom = 0; // steps of Ctrl++ and Ctrl+-
};

} // namespace muster
