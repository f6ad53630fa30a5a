package spell

import "strings"

// usual are words so frequent in minutes that, of two that may have been meant,
// one of these is the likelier.
var usual = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`
a able about above absence absent accept accepted access accommodation according account accounts achieve achieved
across action actions actual add added addition additional address addressed adjourned adopt adopted advice advised
affect affected after again against agenda agree agreed agreement all allocated allotment allow allowed along already
also although always amend amended amendment among amount an and annual another any apologies appeal application
applications apply appoint appointed appointment appropriate approval approve approved are area areas around arrange
arranged arrangements as ask asked assembly at attend attendance attended authorise authorised authority available
away back balance basis be because become been before began begin beginning behalf behaviour being believe believed
below benefit best better between board body both budget building business but by cabinet call called came can cannot
car care carried case cause certain chair chairman change changes charge charges child children civic clear clerk
close closed comment comments commission committee committees communities community complaint complaints complete
completed completely concern concerned concerns condition conditions confirm confirmed consider consideration
considered consultation contact continue continued contract control correct correspondence cost costs could council
councillor councillors councils county course court cover create created current currently date day days deal decide
decided decision decisions declaration declarations declare declared deferred definite definitely delay delegated
department description detail details develop development did difference different director disappointed disclosed
discuss discussed discussion district do document documents does done draft due during each early education effect
eight either election employment end ended enforcement ensure environment environmental equipment especially
estimate even event every exceed except exclude existing expected expenditure experience explained extension extra
facilities family fees few finance financial find first five follow followed following for form former forward found
four from full fund funding funds further future gave general give given go good government grant grants great ground
group guidance guide had half has have he head health hear heard held help her here high highways him his hope
hospital hour house housing how however if immediate immediately impact implement important improve improvement in
include included including income increase increased independent indicated individual inform information informed
initial install interest interests into invite invited is issue issued issues it item items its job join just keep
kept key know known land large last late later lead leader learn least leave led left legal less let letter level
library licence licensing life like limited line list little local long look lost made main maintain maintenance
majority make making man manage management manager many matter matters may mayor me measure meet meeting meetings
member members mention mentioned might minister minor minute minutes money month months more most motion move moved
much must my name names national near necessary need needed needs neighbour neighbourhood new next nine no nominated
non none not note noted notice november now number occasion occur occurred occurrence of off offer office officer
officers often on once one only open opened opinion opportunity opposed option options or order other others our out
outside over own page paper parish park parking part party passed pay payment people per performance period permission
person place plan planning plans play please point police policy position possible post practice present presentation
presented previous private probably problem proceed procedure process produce professional programme progress project
proper property proposal proposals propose proposed provide provided provision public publish published purchase
purpose put quality quarter question questions quite quorum raise raised rate read really reason receive received
recent recommend recommendation recommendations recommended record recorded reduce refer reference referred refuse
regard regarding regards register regulations relation relevant remain remember repair replace reply report reported
reports represent representative request requested require required requirement residents resolution resolve resolved
resource resources respond response responsibility responsible result return review right risk road roads role room
safety said same say scheme school schools scrutiny second seconded secretary section see seek seen send sent separate
separately september service services set seven several shall she should show side sign signed similar since site six
small so social some south speak special spoke staff stage standing start started state stated statement still street
strategy street strong subject submit submitted success successful such suggest suggested summary supervisor support
supported sure surplus system take taken team ten term than thank thanked that the their them then there therefore
these they thing think third this those though thought three through throughout time to today together told too took
total town traffic training transfer transport treasurer trees try two unable under understand unanimous unanimously
until up update urgent us use used useful using usual value van vehicle very vice view views village visit vote voted
votes waiting want ward was waste water way we wednesday february week weeks welcome welcomed well went were what when
where whether which while who whole whom why will wish with within without won work worked working works would write
writing written year years yes yet you young your youth`) {
		out[w] = true
	}
	return out
}()
