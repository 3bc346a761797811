"""A small TensorFlow-Lite to ONNX converter for the two mesh networks (float models; all arithmetic is fp32; constants that
fit into fp16 without loss are stored as fp16 with a Cast, which the runtime folds at load).  Everything runs in NCHW inside;
the batch becomes the symbolic dimension N.

    g = Graph(tflite_bytes); g.convert(); model = g.model(outputs=[...])

Only the operators that these files hold are written; anything else stops with its name.  Hooks for the three custom
operators of the attention mesh are in convert_attention.py.
"""
import numpy as np, onnx, tflite
from onnx import TensorProto as T, helper as h, numpy_helper as nh

OP = {v: k for k, v in vars(tflite.BuiltinOperator).items() if isinstance(v, int)}
ACT = {0: None, 1: "Relu", 3: "Relu6"}
NP = {0: np.float32, 1: np.float16, 2: np.int32, 4: np.int64}


class Graph:
    wide = False                                                # True: every constant is written as fp32

    def __init__(self, data):
        self.m = tflite.Model.GetRootAsModel(data, 0)
        self.g = self.m.Subgraphs(0)
        self.nodes, self.inits, self.name, self.values = [], {}, {}, {}

    # -- reading -------------------------------------------------------------------------------------------------
    def shape(self, i):
        t = self.g.Tensors(i)
        return tuple(int(v) for v in t.ShapeAsNumpy()) if t.ShapeLength() else ()

    def const(self, i):
        if i in self.values:
            return self.values[i]
        t = self.g.Tensors(i)
        b = self.m.Buffers(t.Buffer())
        if not b.DataLength() or t.Type() not in NP:
            return None
        v = np.frombuffer(b.DataAsNumpy().tobytes(), NP[t.Type()]).reshape(self.shape(i))
        self.values[i] = v
        return v

    def opts(self, op, cls):
        o = cls()
        t = op.BuiltinOptions()
        o.Init(t.Bytes, t.Pos)
        return o

    # -- writing -------------------------------------------------------------------------------------------------
    def init(self, name, v):
        v = np.asarray(v)
        if v.dtype == np.float16:
            v = v.astype(np.float32)
        if name not in self.inits:
            self.inits[name] = None
            if v.dtype == np.float32 and v.size >= 16 and not self.wide:
                with np.errstate(over="ignore"):
                    half = v.astype(np.float16)
                if (half.astype(np.float32) == v).all():        # lossless: stored as fp16, widened when the session loads
                    self.inits[name + ".h"] = nh.from_array(np.array(half, order="C"), name + ".h")
                    self.nodes.append(h.make_node("Cast", [name + ".h"], [name], name=name + ".cast", to=T.FLOAT))
                    return name
            self.inits[name] = nh.from_array(np.array(v, order="C"), name)
        return name

    def node(self, op, ins, out, **kw):
        self.nodes.append(h.make_node(op, ins, [out], name=out, **kw))
        return out

    def out(self, i):
        return f"t{i}"

    def finish(self, i, x, act):
        if ACT[act]:
            x = self.node(ACT[act], [x], self.out(i)) if ACT[act] == "Relu" else \
                self.node("Clip", [x, self.init("c0", np.float32(0)), self.init("c6", np.float32(6))], self.out(i))
        self.name[i] = x

    @staticmethod
    def same(n, k, s, d=1):
        out = -(-n // s)
        total = max((out - 1) * s + (k - 1) * d + 1 - n, 0)
        return total // 2, total - total // 2

    def pads(self, padding, hw, k, s, d=(1, 1)):
        if padding != 0:                                        # VALID
            return [0, 0, 0, 0]
        t, b = self.same(hw[0], k[0], s[0], d[0])
        l, r = self.same(hw[1], k[1], s[1], d[1])
        return [t, l, b, r]

    def convert(self):
        for i in range(self.g.InputsLength()):
            self.name[self.g.Inputs(i)] = "input"
        for n in range(self.g.OperatorsLength()):
            op = self.g.Operators(n)
            oc = self.m.OperatorCodes(op.OpcodeIndex())
            kind = OP[max(oc.BuiltinCode(), oc.DeprecatedBuiltinCode())]
            if kind == "CUSTOM":
                kind = oc.CustomCode().decode()
            ins = [int(v) for v in op.InputsAsNumpy()]
            outs = [int(v) for v in op.OutputsAsNumpy()]
            fn = getattr(self, "op_" + kind, None)
            if fn is None:
                raise SystemExit(f"operator {n} {kind} is not handled")
            fn(op, ins, outs)
        return self

    def op_DEQUANTIZE(self, op, ins, outs):
        self.values[outs[0]] = self.const(ins[0]).astype(np.float32)

    def conv(self, op, ins, outs, o, w, group, dil):
        x = self.name[ins[0]]
        k, s = w.shape[2:], (o.StrideH(), o.StrideW())
        p = self.pads(o.Padding(), self.shape(ins[0])[1:3], k, s, dil)
        args = [x, self.init(f"w{ins[1]}", w)]
        if len(ins) > 2 and ins[2] >= 0:
            args.append(self.init(f"b{ins[2]}", self.const(ins[2])))
        act = o.FusedActivationFunction()
        y = self.node("Conv", args, self.out(outs[0]) + ("_" if ACT[act] else ""), kernel_shape=list(k),
                      strides=list(s), pads=p, group=group, dilations=list(dil))
        self.finish(outs[0], y, act)

    def op_CONV_2D(self, op, ins, outs):
        o = self.opts(op, tflite.Conv2DOptions)
        self.conv(op, ins, outs, o, self.const(ins[1]).transpose(0, 3, 1, 2), 1,
                  (o.DilationHFactor(), o.DilationWFactor()))

    def op_DEPTHWISE_CONV_2D(self, op, ins, outs):
        o = self.opts(op, tflite.DepthwiseConv2DOptions)
        w = self.const(ins[1])
        self.conv(op, ins, outs, o, w.transpose(3, 0, 1, 2), self.shape(ins[0])[3],
                  (o.DilationHFactor(), o.DilationWFactor()))

    def op_PRELU(self, op, ins, outs):
        """a x + (1 - a) max(x, 0), the scalings as 1 x 1 depthwise convolutions. The runtime's own PRelu branches at every
        number and leaves the blocked layout of the convolutions around it; written so, the mesh takes half the time."""
        a = self.const(ins[1]).astype(np.float64).reshape(-1, 1, 1, 1)
        x, t = self.name[ins[0]], self.out(outs[0])
        scale = lambda y, what, v: self.node("Conv", [y, self.init(f"{what}{ins[1]}", v.astype(np.float32))], t + what,
                                             kernel_shape=[1, 1], group=len(v))
        below = scale(x, "a", a)
        above = scale(self.node("Relu", [x], t + "r"), "b", 1 - a)
        self.name[outs[0]] = self.node("Add", [below, above], t)

    def op_ADD(self, op, ins, outs):
        act = self.opts(op, tflite.AddOptions).FusedActivationFunction()
        y = self.node("Add", [self.name[i] for i in ins], self.out(outs[0]) + ("_" if ACT[act] else ""))
        self.finish(outs[0], y, act)

    def op_PAD(self, op, ins, outs):
        p = self.const(ins[1])[[0, 3, 1, 2]]
        self.name[outs[0]] = self.node("Pad", [self.name[ins[0]], self.init(f"p{ins[1]}", p.T.reshape(-1).astype(np.int64))],
                                       self.out(outs[0]), mode="constant")

    def op_MAX_POOL_2D(self, op, ins, outs):
        o = self.opts(op, tflite.Pool2DOptions)
        k, s = (o.FilterHeight(), o.FilterWidth()), (o.StrideH(), o.StrideW())
        y = self.node("MaxPool", [self.name[ins[0]]], self.out(outs[0]), kernel_shape=list(k), strides=list(s),
                      pads=self.pads(o.Padding(), self.shape(ins[0])[1:3], k, s))
        self.finish(outs[0], y, o.FusedActivationFunction())

    def op_RESHAPE(self, op, ins, outs):
        a, b = self.shape(ins[0]), self.shape(outs[0])
        x = self.name[ins[0]]
        if len(a) == 4 and (a[1] > 1 or a[2] > 1):
            x = self.node("Transpose", [x], self.out(outs[0]) + "_t", perm=[0, 2, 3, 1])
        if len(b) == 4:
            assert b[1] == b[2] == 1
            to = [0, b[3], 1, 1]
        else:
            to = [-1] + list(b[1:])
        self.name[outs[0]] = self.node("Reshape", [x, self.init("r" + "_".join(map(str, to)), np.array(to, np.int64))],
                                       self.out(outs[0]))

    # -- finishing -----------------------------------------------------------------------------------------------
    def tensor(self, name):
        for i in range(self.g.TensorsLength()):
            if self.g.Tensors(i).Name().decode() == name:
                return i
        raise KeyError(name)

    def model(self, outputs, input_shape, producer, doc=""):
        """outputs: list of (name, shape); names must have been written by a node."""
        need, keep = {n for n, _ in outputs}, []
        for n in reversed(self.nodes):
            if n.output[0] in need:
                keep.append(n)
                need.update(n.input)
        keep.reverse()
        g = h.make_graph(keep, producer, [h.make_tensor_value_info("input", T.FLOAT, input_shape)],
                         [h.make_tensor_value_info(n, T.FLOAT, s) for n, s in outputs],
                         [v for k, v in self.inits.items() if k in need and v is not None], doc_string=doc)
        m = h.make_model(g, opset_imports=[h.make_opsetid("", 17)], ir_version=8, producer_name=producer)
        onnx.checker.check_model(m, full_check=True)
        return m
