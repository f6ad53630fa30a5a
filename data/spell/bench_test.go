package spell_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/assets"
	"minutebook/data/spell"
)

// BenchmarkRead is a dictionary read from its files.
func BenchmarkRead(b *testing.B) {
	for _, lang := range []assets.Dictionary{assets.BritishEnglish, assets.Welsh} {
		b.Run(string(lang), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				aff, dic := lang.Files()
				if _, err := spell.Read(bytes.NewReader(aff), bytes.NewReader(dic)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

const paragraph = "The Sub-Committee considered the report of the Chief Executive on the state of the highways programme " +
	"and the views of residents; councillors' questions about Llanelli and the precept were answerd by the officers."

// BenchmarkCheck is a word of a text, met for the first time and met before.
func BenchmarkCheck(b *testing.B) {
	text := []rune(paragraph)
	words := 0
	spell.Words(text, func(spell.Span) { words++ })
	for name, o := range map[string]spell.Options{"english": {}, "both": {Mixed: true}} {
		b.Run(name+"/new", func(b *testing.B) {
			c := checker(o)
			for range b.N {
				c.Forget()
				c.Misspelt(text, "", nil)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
		})
		b.Run(name+"/known", func(b *testing.B) {
			c := checker(o)
			var spans []spell.Span
			b.ReportAllocs()
			for range b.N {
				spans = c.Misspelt(text, "", spans[:0])
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
		})
	}
}

// BenchmarkHunspell is the same text through hunspell, where it is installed:
// 2,000 times, so that starting it counts little.
func BenchmarkHunspell(b *testing.B) {
	program, err := exec.LookPath("hunspell")
	if err != nil {
		b.Skip("hunspell is not installed")
	}
	name := filepath.Join(b.TempDir(), "en")
	aff, dic := assets.BritishEnglish.Files()
	for end, data := range map[string][]byte{".aff": aff, ".dic": dic} {
		if err := os.WriteFile(name+end, data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	const times = 2000
	text := strings.Repeat(paragraph+"\n", times)
	words := 0
	spell.Words([]rune(text), func(spell.Span) { words++ })
	for b.Loop() {
		run := exec.Command(program, "-i", "utf-8", "-d", name, "-l")
		run.Stdin = strings.NewReader(text)
		if err := run.Run(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
}

func BenchmarkSuggest(b *testing.B) {
	c := checker(spell.Options{Mixed: true})
	for _, word := range []string{"recieve", "definitly", "unanimosly", "xqzvbnm"} {
		b.Run(word, func(b *testing.B) {
			for range b.N {
				c.Suggest(word, "", 7)
			}
		})
	}
}
