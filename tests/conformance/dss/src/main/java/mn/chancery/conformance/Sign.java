package mn.chancery.conformance;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.util.List;
import java.util.Locale;

/**
 * Signs (PAdES B-B, invisible) and validates PDFs with EU DSS over and over, as a peer to be measured beside. It stays alive between measurements, so that
 * it is measured warm.
 *
 * <p>Reads lines of tab-separated values from standard input and answers each with the number of acts a second:
 * {@code sign seconds file.pdf keys.p12 password} or {@code validate seconds file.pdf root.pem}.
 */
public final class Sign {
    private interface Act {
        void run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split("\t");
            byte[] pdf = Files.readAllBytes(Path.of(words[2]));
            Act act = words[0].equals("sign") ? signing(pdf, words[3], words[4]) : validating(pdf, words[3]);
            System.out.printf(Locale.ROOT, "%.3f%n", perSecond(act, Double.parseDouble(words[1])));
            System.out.flush();
        }
    }

    private static double perSecond(Act act, double seconds) throws IOException {
        long begin = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - begin < seconds * 1e9) {
            act.run();
            done++;
        }
        return done / ((System.nanoTime() - begin) / 1e9);
    }

    private static Act signing(byte[] pdf, String keys, String password) throws IOException {
        Pkcs12SignatureToken token = new Pkcs12SignatureToken(new File(keys), new PasswordProtection(password.toCharArray()));
        DSSPrivateKeyEntry key = token.getKeys().get(0);
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        return () -> {
            PAdESSignatureParameters parameters = new PAdESSignatureParameters();
            parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
            parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
            parameters.setSigningCertificate(key.getCertificate());
            parameters.setCertificateChain(List.of(key.getCertificateChain()));
            DSSDocument document = new InMemoryDocument(pdf);
            ToBeSigned data = service.getDataToSign(document, parameters);
            SignatureValue value = token.sign(data, DigestAlgorithm.SHA256, key);
            if (DSSUtils.toByteArray(service.signDocument(document, parameters, value)).length <= pdf.length) {
                throw new IllegalStateException("nothing was signed");
            }
        };
    }

    private static Act validating(byte[] pdf, String root) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        CertificateToken anchor = DSSUtils.loadCertificate(new File(root));
        trusted.addCertificate(anchor);
        return () -> {
            CommonCertificateVerifier verifier = new CommonCertificateVerifier();
            verifier.addTrustedCertSources(trusted);
            verifier.setAIASource(null);
            PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
            validator.setCertificateVerifier(verifier);
            Reports reports = validator.validateDocument();
            // Without a revocation list DSS cannot pass the signature; that it is intact is what can be asked.
            String id = reports.getSimpleReport().getFirstSignatureId();
            if (reports.getSimpleReport().getIndication(id) == Indication.TOTAL_FAILED || !reports.getDiagnosticData().getSignatureById(id).isSignatureIntact()) {
                throw new IllegalStateException("the signature is not intact");
            }
        };
    }
}
