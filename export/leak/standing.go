package leak

// statutory are passages of law that reports and agendas of every council repeat
// word for word, and the program's own notes: they tell nothing of the matter they
// stand in.
var statutory = []string{
	"The text of this minute was cut short where it was imported from.",
	// LGA 1972 s.100A(4) and Schedule 12A, as amended by SI 2006/88 (England) and SI 2007/969 (Wales)
	"That under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting for the following items of business on the grounds that they involve the likely disclosure of exempt information as defined in paragraph 3 of Part 1 of Schedule 12A of the Act",
	"That in accordance with section 100A(4) of the Local Government Act 1972 the public be excluded from the meeting during consideration of the following item of business on the ground that it involves the likely disclosure of exempt information as defined in the paragraphs of Part 1 of Schedule 12A to the Act",
	"exempt from publication because it contains information of the type described in paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
	"Information relating to any individual",
	"Information which is likely to reveal the identity of an individual",
	"Information relating to the financial or business affairs of any particular person (including the authority holding that information)",
	"Information relating to any consultations or negotiations, or contemplated consultations or negotiations, in connection with any labour relations matter arising between the authority or a Minister of the Crown and employees of, or office holders under, the authority",
	"Information in respect of which a claim to legal professional privilege could be maintained in legal proceedings",
	"Information which reveals that the authority proposes to give under any enactment a notice under or by virtue of which requirements are imposed on a person; or to make an order or direction under any enactment",
	"Information relating to any action taken or to be taken in connection with the prevention, investigation or prosecution of crime",
	"in all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information",
	// Public Bodies (Admission to Meetings) Act 1960 s.1(2)
	"That under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960 the press and public be excluded from the meeting because publicity would be prejudicial to the public interest by reason of the confidential nature of the business to be transacted or for other special reasons stated in the resolution and arising from the nature of that business or of the proceedings",
	// Equality Act 2010 s.149
	"In the exercise of its functions the Council must have due regard to the need to eliminate unlawful discrimination, harassment, victimisation and any other conduct that is prohibited by or under the Equality Act 2010, advance equality of opportunity between persons who share a relevant protected characteristic and persons who do not share it, and foster good relations between persons who share a relevant protected characteristic and persons who do not share it",
	"The relevant protected characteristics are age, disability, gender reassignment, pregnancy and maternity, race, religion or belief, sex, sexual orientation, marriage and civil partnership",
	// Crime and Disorder Act 1998 s.17
	"Section 17 of the Crime and Disorder Act 1998 places a duty on the Council to exercise its various functions with due regard to the likely effect of the exercise of those functions on, and the need to do all that it reasonably can to prevent, crime and disorder in its area",
	// LGA 1972 s.111, s.123, s.151; LGA 1999 s.3; Localism Act 2011 s.1
	"The Council has power under section 111 of the Local Government Act 1972 to do anything (whether or not involving the expenditure, borrowing or lending of money or the acquisition or disposal of any property or rights) which is calculated to facilitate, or is conducive or incidental to, the discharge of any of its functions",
	"Under section 123 of the Local Government Act 1972 the Council has power to dispose of land held by it in any manner it wishes, and except with the consent of the Secretary of State must not dispose of land, otherwise than by way of a short tenancy, for a consideration less than the best that can reasonably be obtained",
	"every local authority shall make arrangements for the proper administration of their financial affairs and shall secure that one of their officers has responsibility for the administration of those affairs",
	"A best value authority must make arrangements to secure continuous improvement in the way in which its functions are exercised, having regard to a combination of economy, efficiency and effectiveness",
	"Section 1 of the Localism Act 2011 gives the Council a general power of competence to do anything that individuals generally may do",
}
