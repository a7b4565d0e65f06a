package org.cobuild.filing;

import org.cobuild.approval.NumberSeries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The series of numbers, so that a tenant's folder may say what was issued on paper before. */
@Configuration(proxyBeanMethods = false)
class FilingNumbers {

    @Bean
    NumberSeries constructionFilings() {
        return new NumberSeries(FilingKind.CONSTRUCTION.series());
    }

    @Bean
    NumberSeries operationFilings() {
        return new NumberSeries(FilingKind.OPERATION.series());
    }
}
