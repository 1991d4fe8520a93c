#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Operators of TensorFlow Lite Micro's signal front-end, one each and as a chain, and its answers to
random inputs run one after another without a reset.

usage: make_signal.py    (needs what make.py needs; writes signal_NAME.tflite, .in and .out, and
                          refused/signal_NAME.tflite)
"""
import numpy as np

from net import RUNS, Net, drawn, here, options_of, random, save

KINDS = {np.int16: 7, np.int32: 2, np.float32: 0}


def frames(name, shape, size, step, prefill):
    """A frame is given once whole steps have filled it."""
    net = Net()
    count = shape[-1] // step
    x = net.tensor(np.int16, shape)
    y = net.tensor(np.int16, (*shape[:-1], count, size))
    valid = net.tensor(np.bool_, ())
    net.custom("SignalFramer", [x], [y, valid], frame_size=size, frame_step=step, prefill=prefill)
    waits = 0 if prefill else -(-size // step) - 1
    given = lambda run: (run * count + np.arange(count) >= waits)[:, np.newaxis]
    save(f"signal_framer_{name}", net, [x], [y, valid], [lambda: drawn(np.int16, shape)], given=given)


frames("uneven", (2, 8), 10, 4, False)
frames("prefilled", (3, 8), 10, 4, True)
frames("apart", (1, 6), 6, 6, False)
frames("line", (4,), 12, 4, False)


def stacker(name, channels, left, right, step):
    net = Net()
    x = net.tensor(np.int16, (channels,))
    y = net.tensor(np.int16, (channels * (left + 1 + right),))
    valid = net.tensor(np.bool_, ())
    net.custom("SignalStacker", [x], [y, valid], num_channels=channels, stacker_left_context=left,
               stacker_right_context=right, stacker_step=step)
    given = lambda run: run >= right and (run - right) % step == 0
    save(f"signal_stacker_{name}", net, [x], [y, valid], [lambda: drawn(np.int16, (channels,))],
         given=given)


stacker("both", 5, 2, 3, 2)
stacker("left", 3, 3, 0, 1)
stacker("apart", 4, 1, 1, 3)
stacker("alone", 6, 0, 0, 1)


def delay(name, shape, length):
    net = Net()
    x, y = net.tensor(np.int16, shape), net.tensor(np.int16, shape)
    net.custom("SignalDelay", [x], [y], delay_length=length)
    save(f"signal_delay_{name}", net, [x], [y], [lambda: drawn(np.int16, shape)])


delay("long", (2, 6), 15)
delay("short", (2, 2, 6), 4)
delay("none", (6,), 0)


def overlap(name, dtype, shape, step):
    net = Net()
    x = net.tensor(dtype, shape)
    y = net.tensor(dtype, (*shape[:-2], shape[-2] * step))
    net.custom("SignalOverlapAdd", [x], [y], T=KINDS[dtype], frame_step=step)
    save(f"signal_overlap_{name}", net, [x], [y], [lambda: drawn(dtype, shape)])


overlap("int16", np.int16, (2, 3, 10), 4)
overlap("int16_line", np.int16, (2, 6), 6)
overlap("float", np.float32, (2, 3, 10), 3)


def loud(dtype, shape):
    """All sizes of numbers, the limits of the type now and then."""
    values = drawn(dtype, shape)
    if dtype == np.float32:
        return values
    limits = np.iinfo(dtype)
    values = values >> np.asarray(random.integers(0, limits.bits - 1), dtype)
    edge = random.integers(0, 8, shape)
    return np.where(edge == 0, limits.min, np.where(edge == 1, limits.max, values)).astype(dtype)


def transform(dtype, rows, size, length, runs=RUNS):
    kind = np.dtype(dtype).name
    net = Net()
    x, y = net.tensor(dtype, (*rows, size)), net.tensor(dtype, (*rows, length + 2))
    net.custom("SignalRfft", [x], [y], T=KINDS[dtype], fft_length=length)
    save(f"signal_rfft_{kind}_{length}", net, [x], [y], [lambda: loud(dtype, (*rows, size))],
         runs=runs)
    net = Net()
    x, y = net.tensor(dtype, (*rows, length + 2)), net.tensor(dtype, (*rows, length))
    net.custom("SignalIrfft", [x], [y], T=KINDS[dtype], fft_length=length)
    save(f"signal_irfft_{kind}_{length}", net, [x], [y],
         [lambda: loud(dtype, (*rows, length + 2))], runs=runs)


for each in KINDS:
    transform(each, (2,), 60, 64)
    transform(each, (), 128, 128)


def samples():
    net = Net()
    x, y = net.tensor(np.int16, (3, 20)), net.tensor(np.int16, (3, 20))
    window = net.tensor(np.int16, (20,), data=drawn(np.int16, (20,)))
    net.custom("SignalWindow", [x, window], [y], shift=12)
    save("signal_window", net, [x], [y], [lambda: loud(np.int16, (3, 20))])
    net = Net()
    x, y = net.tensor(np.int16, (20,)), net.tensor(np.int16, (20,))
    bits = net.tensor(np.int32, ())
    net.custom("SignalFftAutoScale", [x], [y, bits])
    save("signal_auto_scale", net, [x], [y, bits],
         [lambda: drawn(np.int16, (20,)) >> np.int16(random.integers(0, 16))])


samples()

def mel_bank(channels, bins, start):
    """Triangles that overlap, each half of which is a band; growing towards high bins."""
    edges = start + np.round((bins - 1 - start) * np.linspace(0, 1, channels + 2) ** 1.7).astype(int)
    edges = np.maximum.accumulate(np.maximum(edges, start + np.arange(channels + 2)))
    widths = np.diff(edges)
    weights = np.concatenate([np.round(4096 * (1 - (np.arange(w) + 0.5) / w)) for w in widths])
    return edges, widths, weights.astype(np.int16)


def front_end():
    """From 10 ms of samples to three stacked spectra of 24 channels, as TensorFlow Lite Micro's
    examples do it: a tone that wanders, in noise, silent for a while."""
    step, size, length, channels, start = 160, 400, 512, 24, 4
    bins = length // 2 + 1
    edges, widths, weights = mel_bank(channels, bins, start)
    short = lambda values: net.tensor(np.int16, (len(values),), data=np.asarray(values, np.int16))
    net = Net()
    x = net.tensor(np.int16, (step,))
    framed, framed_valid = net.tensor(np.int16, (1, size)), net.tensor(np.bool_, ())
    net.custom("SignalFramer", [x], [framed, framed_valid], frame_size=size, frame_step=step,
               prefill=True)
    line = net.tensor(np.int16, (size,))
    net.op(22, [framed, net.tensor(np.int32, (1,), data=[size])], [line])
    window = short(np.round(4096 * (0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(size) + 0.5) / size))))
    windowed, scaled = net.tensor(np.int16, (size,)), net.tensor(np.int16, (size,))
    net.custom("SignalWindow", [line, window], [windowed], shift=12)
    bits = net.tensor(np.int32, ())
    net.custom("SignalFftAutoScale", [windowed], [scaled, bits])
    spectrum = net.tensor(np.int16, (length + 2,))
    net.custom("SignalRfft", [scaled], [spectrum], T=7, fft_length=length)
    energy = net.tensor(np.uint32, (bins,))
    net.custom("SignalEnergy", [spectrum], [energy], start_index=start, end_index=int(edges[-1]))
    sums = net.tensor(np.uint64, (channels,))
    net.custom("SignalFilterBank",
               [energy, short(weights), short(4096 - weights), short(edges[:-1]),
                short(np.cumsum(widths) - widths), short(widths)], [sums], num_channels=channels)
    roots, signal, noise, gained = (net.tensor(np.uint32, (channels,)) for _ in range(4))
    net.custom("SignalFilterBankSquareRoot", [sums, bits], [roots])
    net.custom("SignalFilterBankSpectralSubtraction", [roots], [signal, noise],
               num_channels=channels, smoothing=410, one_minus_smoothing=15974,
               alternate_smoothing=983, alternate_one_minus_smoothing=15401, smoothing_bits=10,
               min_signal_remaining=819, clamping=False, spectral_subtraction_bits=14)
    gains = short(np.round(np.geomspace(16000, 30, 125)))
    net.custom("SignalPCAN", [signal, noise, gains], [gained], snr_shift=6)
    logs = net.tensor(np.int16, (channels,))
    net.custom("SignalFilterBankLog", [gained], [logs], output_scale=1600, input_correction_bits=3)
    y, valid = net.tensor(np.int16, (3 * channels,)), net.tensor(np.bool_, ())
    net.custom("SignalStacker", [logs], [y, valid], num_channels=channels, stacker_left_context=1,
               stacker_right_context=1, stacker_step=2)
    time = np.arange(50 * step) / 16000
    tone = 9000 * np.sin(2 * np.pi * (300 + 1500 * time) * time) + random.normal(0, 700, time.shape)
    tone[20 * step:24 * step] = 0
    parts = iter(np.clip(tone, -32768, 32767).astype(np.int16).reshape(50, step))
    save("signal_front_end", net, [x], [y, valid, framed_valid], [lambda: next(parts)], runs=50,
         given=lambda run: run >= 1 and (run - 1) % 2 == 0)


front_end()

# Stages of two, three, four and five branches, innermost and not.
for size, length in ((5, 6), (10, 10), (60, 60), (90, 90), (400, 480)):
    for each in KINDS:
        transform(each, (), size, length, runs=4)


def unsigned():
    """Inputs and outputs of the types that the front-end has between its operators."""
    bins, channels, start = 65, 8, 3
    edges, widths, weights = mel_bank(channels, bins, start)
    short = lambda values: net.tensor(np.int16, (len(values),), data=np.asarray(values, np.int16))
    net = Net()
    x, y = net.tensor(np.int16, (2 * bins,)), net.tensor(np.uint32, (bins,))
    net.custom("SignalEnergy", [x], [y], start_index=start, end_index=int(edges[-1]))
    inside = lambda run: (np.arange(bins) >= start) & (np.arange(bins) < edges[-1])
    save("signal_energy", net, [x], [y], [lambda: loud(np.int16, (2 * bins,))], given=inside)
    net = Net()
    x, y = net.tensor(np.uint32, (bins,)), net.tensor(np.uint64, (channels,))
    net.custom("SignalFilterBank", [x, short(weights), short(4096 - weights), short(edges[:-1]),
                                    short(np.cumsum(widths) - widths), short(widths)], [y],
               num_channels=channels)
    save("signal_filter_bank", net, [x], [y], [lambda: loud(np.uint32, (bins,))])
    net = Net()
    x, bits = net.tensor(np.uint64, (20,)), net.tensor(np.int32, ())
    y = net.tensor(np.uint32, (20,))
    net.custom("SignalFilterBankSquareRoot", [x, bits], [y])
    save("signal_root", net, [x, bits], [y],
         [lambda: loud(np.uint64, (20,)) >> np.uint64(2), lambda: np.int32(random.integers(0, 9))])
    net = Net()
    x, y = net.tensor(np.uint16, (2, 6)), net.tensor(np.uint16, (3, 4))
    net.op(22, [x, net.tensor(np.int32, (2,), data=[3, 4])], [y],
           *options_of("ReshapeOptions", newShape=[3, 4]))
    save("reshape_uint16", net, [x], [y], [lambda: drawn(np.uint16, (2, 6))], "lite")


unsigned()


def refuse(name, operator, tensors, outputs=1, **options):
    net = Net()
    made = [net.tensor(dtype, shape) for dtype, shape in tensors]
    net.custom(operator, made[:-outputs], made[-outputs:], **options)
    data = net.bytes(made[:-outputs], made[-outputs:])
    (here / "refused" / f"signal_{name}.tflite").write_bytes(data)


short, flag = np.int16, (np.bool_, ())
refuse("framer_gaps", "SignalFramer", [(short, (8,)), (short, (2, 3)), flag], 2, frame_size=3,
       frame_step=4, prefill=False)
refuse("framer_rest", "SignalFramer", [(short, (9,)), (short, (2, 6)), flag], 2, frame_size=6,
       frame_step=4, prefill=False)
refuse("stacker_step", "SignalStacker", [(short, (4,)), (short, (12,)), flag], 2, num_channels=4,
       stacker_left_context=1, stacker_right_context=1, stacker_step=4)
refuse("delay_float", "SignalDelay", [(np.float32, (4,))] * 2, delay_length=3)
refuse("overlap_step", "SignalOverlapAdd", [(short, (2, 4)), (short, (10,))], T=7, frame_step=5)
refuse("rfft_28", "SignalRfft", [(short, (28,)), (short, (30,))], T=7, fft_length=28)
refuse("rfft_15", "SignalRfft", [(short, (15,)), (short, (16,))], T=7, fft_length=15)
refuse("irfft_short", "SignalIrfft", [(short, (16,)), (short, (16,))], T=7, fft_length=16)
