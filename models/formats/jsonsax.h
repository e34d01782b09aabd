// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of JSON text share: how far the parser has come, and the place in the document.
// Inside models/formats only; each object on one thread.
#pragma once

#include "formats/jsonreader.h"

#include <iterator>

namespace muster::sax
{

// Reads bytes and leaves a mark of how far the parser has come.
class MarkingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    MarkingIterator(const char *at, const char **mark) : m_at(at), m_mark(mark) {}
    reference operator*() const { return *m_at; }
    MarkingIterator &operator++()
    {
        ++m_at;
        *m_mark = m_at;
        return *this;
    }
    MarkingIterator operator++(int)
    {
        MarkingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const MarkingIterator &other) const { return m_at == other.m_at; }
    bool operator!=(const MarkingIterator &other) const { return m_at != other.m_at; }

private:
    const char *m_at;
    const char **m_mark;
};

// The place in the document while it is being read.
struct Frame
{
    bool isObject = false;
    qsizetype index = -1; // of the current element, in an array
    std::string key;      // of the current member, in an object
};

[[nodiscard]] inline QString pointerOf(const std::vector<Frame> &frames)
{
    QString pointer;
    for (const Frame &frame : frames) {
        pointer = frame.isObject ? childPointer(pointer, QString::fromStdString(frame.key))
                                 : childPointer(pointer, frame.index);
    }
    return pointer;
}

// What both readers share: frames, depth, the parser's own complaint.
class SaxBase : public nlohmann::json_sax<Json>
{
public:
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &what) override
    {
        m_badAt = qsizetype(position);
        m_message = QString::fromUtf8(what.what());
        return false;
    }
    [[nodiscard]] qsizetype badAt() const { return m_badAt; }
    [[nodiscard]] QString message() const { return m_message; }

protected:
    void enterValue()
    {
        if (!m_frames.empty() && !m_frames.back().isObject)
            ++m_frames.back().index;
    }
    std::vector<Frame> m_frames;

private:
    qsizetype m_badAt = 0;
    QString m_message;
};

} // namespace muster::sax
