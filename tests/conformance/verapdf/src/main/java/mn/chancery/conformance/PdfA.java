package mn.chancery.conformance;

import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDFs against the PDF/A flavour they claim: one line of tab-separated values for each file: file, flavour, verdict, first failures. */
public final class PdfA {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file));
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(parser.getFlavour(), false)) {
                ValidationResult result = validator.validate(parser);
                String failures = result.getTestAssertions().stream()
                        .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                        .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                        .distinct().limit(5).reduce("", (a, b) -> a + "; " + b);
                System.out.printf("%s\t%s\t%s\t%s%n", file, parser.getFlavour(), result.isCompliant(), failures.replaceAll("\\s+", " "));
            }
        }
    }
}
