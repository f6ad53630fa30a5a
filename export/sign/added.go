package sign

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

var errAdded = errors.New("something other than a signature was put behind it")

// onlySigned tells whether all that was put behind a signed file is signatures that
// show nothing: else whoever signs later could change what was signed before.
func onlySigned(ctx context.Context, signed []byte, now *pdf.File) error {
	then, err := pdf.Read(ctx, signed)
	if err != nil || then.Repaired() || now.RootRef() != then.RootRef() || now.InfoRef() != then.InfoRef() {
		return errAdded
	}
	for _, n := range now.Numbers() {
		if n >= then.Free() {
			continue // new, and reached from what is looked at below
		}
		a, b := then.Get(pdf.Ref(n)), now.Get(pdf.Ref(n))
		if reflect.DeepEqual(a, b) {
			continue
		}
		was, ok := a.(types.Dict)
		is, also := b.(types.Dict)
		if !ok || !also || !grown(then, now, was, is) {
			return errAdded
		}
	}
	return nil
}

// grown tells whether a dictionary is what it was but for what a signature adds.
func grown(then, now *pdf.File, was, is types.Dict) bool {
	for _, k := range append(pdf.Keys(was), pdf.Keys(is)...) {
		if reflect.DeepEqual(was[k], is[k]) {
			continue
		}
		switch k {
		case "Tabs", "ParentTreeNextKey", "SigFlags":
		case "AcroForm":
			if !grown(then, now, then.Dict(was[k]), now.Dict(is[k])) {
				return false
			}
		case "Annots", "Fields":
			if !all(more(then.Array(was[k]), now.Array(is[k])), func(o types.Object) bool { return silent(now, o) }) {
				return false
			}
		case "K":
			if !all(more(array(then, was[k]), array(now, is[k])), func(o types.Object) bool { return now.Name(now.Dict(o)["S"]) == "Form" }) {
				return false
			}
		case "Nums":
			if !all(more(then.Array(was[k]), now.Array(is[k])), func(o types.Object) bool {
				_, key := o.(types.Integer)
				return key || now.Name(now.Dict(o)["S"]) == "Form"
			}) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// array is o as an array: of itself, if it is none.
func array(f *pdf.File, o types.Object) types.Array {
	if a := f.Array(o); a != nil || o == nil {
		return a
	}
	return types.Array{o}
}

// more is what a list has behind what it had; nil with a nil in it if it does not
// begin with that.
func more(was, is types.Array) types.Array {
	if len(is) < len(was) || !slices.EqualFunc(was, is[:len(was)], func(a, b types.Object) bool { return reflect.DeepEqual(a, b) }) {
		return types.Array{nil}
	}
	return is[len(was):]
}

func all(list types.Array, fits func(types.Object) bool) bool {
	return !slices.ContainsFunc(list, func(o types.Object) bool { return o == nil || !fits(o) })
}

// silent tells whether an annotation is the field of a signature that paints nothing.
func silent(f *pdf.File, o types.Object) bool {
	d := f.Dict(o)
	look := f.Dict(d["AP"])
	_, painted, err := f.Stream(look["N"])
	return f.Name(d["Subtype"]) == "Widget" && f.Name(d["FT"]) == "Sig" && d["MK"] == nil && d["A"] == nil && d["AA"] == nil &&
		len(look) == 1 && err == nil && len(painted) == 0
}
