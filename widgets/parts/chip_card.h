// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QWidget>

class QLabel;

namespace tmw::ui {

class MemoryBar;

/// A board drawn as its chip: processor, floating point, and what firmware and model take of its
/// memory.
class ChipCard : public QWidget {
    Q_OBJECT
public:
    struct Bytes {
        quint64 firmware = 0;
        quint64 model = 0;
        quint64 available = 0; ///< 0: not known
    };
    struct Facts {
        QString cpu;
        bool fpu = false;
        Bytes flash = {};
        Bytes ram = {};
    };
    explicit ChipCard(const Theming& theming, QWidget* parent = nullptr);
    void show(const Facts& facts);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Memory {
        QLabel* words;
        MemoryBar* bar;
    };
    Memory addMemory(const QString& name);
    static void showMemory(const Memory& memory, const Bytes& bytes);

    const Theming& theming_;
    QLabel* cpu_;
    QLabel* fpu_;
    Memory flash_;
    Memory ram_;
};

} // namespace tmw::ui
