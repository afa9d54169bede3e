package mn.chancery.conformance;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.util.ArrayList;
import java.util.List;

/**
 * Validates PDFs with EU DSS, its default policy, the roots and revocation lists that are given, and nothing from the network.
 *
 * <p>Usage: {@code [--trust root.pem]… [--crl list.der]… [--password p] file.pdf…} prints one line of tab-separated values for each signature: file,
 * signature number, indication, sub-indication, level, whether the signature is cryptographically intact, and the errors and warnings.
 */
public final class Validate {
    public static void main(String[] args) {
        List<String> files = new ArrayList<>();
        List<String> crls = new ArrayList<>();
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        char[] password = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--trust" -> trusted.addCertificate(certificate(args[++i]));
                case "--crl" -> crls.add(args[++i]);
                case "--password" -> password = args[++i].toCharArray();
                default -> files.add(args[i]);
            }
        }
        for (String file : files) {
            validate(file, trusted, crls, password);
        }
    }

    private static CertificateToken certificate(String path) {
        return DSSUtils.loadCertificate(new java.io.File(path));
    }

    private static void validate(String file, CommonTrustedCertificateSource trusted, List<String> crls, char[] password) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.addTrustedCertSources(trusted);
        verifier.setAIASource(null);
        if (!crls.isEmpty()) {
            verifier.setCrlSource(new ExternalResourcesCRLSource(crls.stream().map(FileDocument::new).toArray(DSSDocument[]::new)));
        }
        try {
            PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            if (password != null) {
                validator.setPasswordProtection(password);
            }
            print(file, validator.validateDocument());
        } catch (RuntimeException e) {
            System.out.printf("%s\t0\tUNREADABLE\t%s\t\tfalse\t%n", file, clean(e.toString()));
        }
    }

    private static void print(String file, Reports reports) {
        SimpleReport report = reports.getSimpleReport();
        DiagnosticData data = reports.getDiagnosticData();
        int number = 0;
        for (String id : report.getSignatureIdList()) {
            List<String> notes = new ArrayList<>();
            report.getAdESValidationErrors(id).forEach(m -> notes.add("error: " + m.getValue()));
            report.getAdESValidationWarnings(id).forEach(m -> notes.add("warning: " + m.getValue()));
            System.out.printf("%s\t%d\t%s\t%s\t%s\t%s\t%s%n", file, ++number, report.getIndication(id),
                    report.getSubIndication(id) == null ? "" : report.getSubIndication(id), report.getSignatureFormat(id),
                    data.getSignatureById(id).isSignatureIntact() && data.getSignatureById(id).isSignatureValid(), clean(String.join("; ", notes)));
        }
        if (number == 0) {
            System.out.printf("%s\t0\tNO_SIGNATURE\t\t\tfalse\t%n", file);
        }
    }

    private static String clean(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
