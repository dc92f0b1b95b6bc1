package reprise.gateway.accounts;

import java.util.Optional;
import reprise.gateway.http.Fields;

/** What a new user brings. */
record NewAccount(Email email, String password, String fullName) {
    private static final int LONGEST_NAME = 200;

    static NewAccount read(Fields fields) {
        var email = email(fields);
        var password = newPassword(fields, "password", email.map(Email::written).orElse(""));
        var fullName = fullName(fields).orElse("");
        return new NewAccount(email.orElse(new Email("")), password, fullName);
    }

    static Optional<Email> email(Fields fields) {
        var text = fields.text("email", 1000);
        try {
            return Optional.of(Email.parse(text));
        } catch (IllegalArgumentException noAddress) {
            if (!text.isEmpty()) {
                fields.wrong("email", "must be an e-mail address");
            }
            return Optional.empty();
        }
    }

    static Optional<String> fullName(Fields fields) {
        return fields.optionalText("fullName", LONGEST_NAME).map(String::strip);
    }

    static String newPassword(Fields fields, String name, String email) {
        var password = fields.secret(name);
        if (!password.isEmpty()) {
            PasswordRules.problem(password, email).ifPresent(issue -> fields.wrong(name, issue));
        }
        return password;
    }

    @Override
    public String toString() {
        return "NewAccount[" + email.written() + "]";
    }
}
